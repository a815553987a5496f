"""Publishing counts so that no small one can be seen or worked out, and the attack that tries to.

`space` says what is counted, `system` what a reader may add up, `protect` chooses what to hide, `audit` attacks.
"""
