"""What the plan and the packs call the model's own words."""

from sotekit.messages import N_
from sotekit.model.crisis import CrisisRole, MessageAudience, MessageChannel
from sotekit.model.point import Access, Supply

ROLES = {
    CrisisRole.COORDINATOR: N_("Coordinator"),
    CrisisRole.CHAIR: N_("Chair"),
    CrisisRole.COMMUNICATIONS: N_("Communications"),
    CrisisRole.SUPPLIES: N_("Supplies"),
    CrisisRole.VOLUNTEERS: N_("Volunteers"),
    CrisisRole.RECORDS: N_("Records and situation"),
    CrisisRole.SERVICE: N_("Whoever answers for the service"),
    CrisisRole.AREA: N_("Whoever answers for the area"),
    CrisisRole.POINT: N_("The pair of the point"),
}

CHANNELS = {
    MessageChannel.SMS: N_("Text message"),
    MessageChannel.EMAIL: N_("E-mail"),
    MessageChannel.SOCIAL: N_("Social media"),
    MessageChannel.WEB: N_("Web page"),
    MessageChannel.RADIO: N_("Radio"),
    MessageChannel.NOTICE: N_("Notice board"),
}

AUDIENCES = {
    MessageAudience.RESIDENTS: N_("Residents"),
    MessageAudience.POINTS: N_("Service points"),
    MessageAudience.VOLUNTEERS: N_("Volunteers"),
    MessageAudience.PROFESSIONALS: N_("Professionals"),
    MessageAudience.MEDIA: N_("Media"),
    MessageAudience.STEERING: N_("Steering group"),
}

ACCESS = {
    Access.STEP_FREE: N_("step-free entrance"),
    Access.LIFT: N_("lift"),
    Access.ACCESSIBLE_TOILET: N_("accessible toilet"),
    Access.PARKING: N_("accessible parking"),
    Access.PUBLIC_TRANSPORT: N_("public transport nearby"),
    Access.INDUCTION_LOOP: N_("induction loop"),
    Access.SIGN_LANGUAGE: N_("sign language"),
    Access.INTERPRETING: N_("interpreting"),
    Access.QUIET_ROOM: N_("quiet room"),
    Access.ASSISTANCE_DOG: N_("assistance dogs welcome"),
}

SUPPLIES = {
    Supply.POWER: N_("electricity"),
    Supply.WATER: N_("water"),
    Supply.HEAT: N_("heating"),
    Supply.NETWORK: N_("network"),
    Supply.PHONE: N_("phones"),
}
