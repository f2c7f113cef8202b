"""The commands of ``newslab``, each in its module: its options, and what it does.

A module has ``add(commands)``, which tells the options, and the function that they set as ``run``.
What a command needs is imported when it runs, so that ``newslab --help`` is there at once.
"""
