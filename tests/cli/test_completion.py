"""A shell completes verbs, options and packaged cases."""

import subprocess

import pytest

WORDS = {
    "detente sta": "stability",
    "detente stability --pa": "--package",
    "detente forecast new-d": "new-detente-2019",
}


@pytest.mark.parametrize("typed", WORDS)
def test_a_half_typed_word_is_completed(typed, command):
    """Fails where pressing the tab key gives nothing."""
    call = command(
        _DETENTE_COMPLETE="complete_bash", COMP_WORDS=typed, COMP_CWORD=str(len(typed.split()) - 1)
    )
    done = subprocess.run(**call, capture_output=True, text=True, check=False)
    assert WORDS[typed] in done.stdout.split()


def test_the_shell_s_own_script_is_printed(detente):
    """Fails where there is nothing to put into a shell's start-up file."""
    answer = detente("--show-completion", "bash")
    assert "_DETENTE_COMPLETE" in answer.out
