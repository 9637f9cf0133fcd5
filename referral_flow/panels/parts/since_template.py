"""What the new referral form has changed: fewer sent back for want of information, or not."""

from __future__ import annotations

from referral_flow.blocks import Chart
from referral_flow.charts.own_changes import Words
from referral_flow.model import View
from referral_flow.panels.parts.each_sender import Told, each_sender
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.panels.parts.sefos import senders_within
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse

TEMPLATE, MISSING_INFO = "referral_template", "returned_for_missing_info_share"


def since_template(warehouse: Warehouse, view: View) -> Chart | None:
    """Each sender with the new form beside all of them; None where none of the unit's has it.

    A single sender's change has no interval, so it is told of wider units alone.
    """
    metric = warehouse.metrics.get(MISSING_INFO)
    if metric is None or not metric.is_available or lacking_columns(warehouse, [MISSING_INFO]):
        return None
    if view.unit.is_clinic or not (mine := senders_within(warehouse, view.unit, TEMPLATE)):
        return None
    return each_sender(warehouse, TEMPLATE, TOLD, mine)


TITLE = Text(
    "Hos de {count} avsändare som fått den nya remissmallen kommer {after} tillbaka för att "
    "uppgifter saknas, mot väntade {expected}",
    "At the {count} senders with the new referral template {after} come back for missing "
    "information, against an expected {expected}",
)
TOLD = Told(
    MISSING_INFO,
    "since_template",
    Words(
        measure=Text(
            "Ändring, i procentenheter, av andelen remisser som kommit tillbaka för att uppgifter "
            "saknas, hos varje avsändare sedan dess egen start med mallen.",
            "Change, in percentage points, of the share of referrals sent back because information "
            "is missing, for each sender since its own start with the template.",
        ),
        changes=Text(
            "Ändringen sedan den nya remissmallen", "The change since the new referral template"
        ),
    ),
    TITLE,
    TITLE,
)
