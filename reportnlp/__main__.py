"""``python -m reportnlp`` is the ``reportnlp`` command."""

import sys

from reportnlp.cli.main import main

sys.exit(main())
