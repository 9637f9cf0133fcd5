"""How radiology's page is counted, in prose: words that both sides can stand behind."""

from __future__ import annotations

from collections.abc import Iterable

from referral_flow.blocks import Note, Sentence
from referral_flow.panels.parts.gaps import lacking_columns
from referral_flow.text import Text
from referral_flow.warehouse import Warehouse


def how_it_is_counted(warehouse: Warehouse, keys: Iterable[str]) -> list[Note]:
    """The closing notes: the catalogue's words for `keys`, then what to bear in mind."""
    known = [warehouse.metrics[key] for key in keys if lacking_columns(warehouse, [key]) is None]
    defined = [Note(metric.label, Sentence(metric.definition)) for metric in known]
    return [*defined, NO_DIRECTION, PATHWAY, ADVICE, NOT_COMPARABLE, FILTER]


NO_DIRECTION = Note(
    Text("Varför inget är bättre eller sämre", "Why nothing is better or worse"),
    Sentence(
        Text(
            "En riktig avvisning är god vård, och en returnerad remiss kan ge en bättre "
            "undersökning. Därför har inget mått på sidan en riktning som räknas som bra, och "
            "ingen enhet eller yrkesgrupp rangordnas. En signal säger bara att något har ändrats.",
            "A correct rejection is good care, and a returned referral may lead to a better "
            "examination. So no measure on the page has a direction that counts as good, and no "
            "unit or profession is ranked. A signal says only that something has changed.",
        )
    ),
)
PATHWAY = Note(
    Text(
        "En regel om vårdväg är ingen brist i remissen", "A pathway rule is no fault of a referral"
    ),
    Sentence(
        Text(
            "Skälet ”annan vårdnivå ska remittera” betyder att vårdvägen säger att en annan "
            "mottagning, ofta den specialiserade vården, ska skicka remissen. Det säger inget om "
            "hur remissen var skriven och visas därför för sig.",
            "The reason “another level of care should refer” means that the pathway asks another "
            "clinic, often specialised care, to send the referral. It says nothing of how the "
            "referral was written, so it is shown apart.",
        )
    ),
)
ADVICE = Note(
    Text("Råd är råd", "Advice is advice"),
    Sentence(
        Text(
            "En remiss som returneras med råd har fått ett svar som kan ersätta undersökningen. "
            "Den räknas bland de returnerade men visas också för sig. En begäran om komplettering "
            "är ett steg på vägen och räknas varken som returnerad eller avvisad.",
            "A referral returned with advice has had an answer that may replace the examination. "
            "It is counted among the returned but also shown apart. A request for completion is a "
            "step on the way and counts neither as returned nor as rejected.",
        )
    ),
)
NOT_COMPARABLE = Note(
    Text("Vad siffrorna kan jämföras med", "What the figures can be compared with"),
    Sentence(
        Text(
            "Det finns inga publicerade svenska siffror över hur stor andel remisser som avvisas "
            "för olika yrkesgrupper. Jämför därför med samma enhet tidigare, inte med en nivå "
            "någon annanstans. Skillnader mellan yrkesgrupper speglar också vilka undersökningar "
            "de remitterar till.",
            "There are no published Swedish figures on the share of referrals rejected by "
            "profession. So compare with the same unit earlier, not with a level elsewhere. "
            "Differences between professions also reflect which examinations they refer to.",
        )
    ),
)
FILTER = Note(
    Text("Urvalet överst", "The selection at the top"),
    Sentence(
        Text(
            "Ett urval i taget: en undersökning, en yrkesgrupp eller en mottagande enhet. Diagram "
            "som inte kan följa urvalet är utelämnade och nämns på sidan.",
            "One selection at a time: an examination, a profession or a receiving department. "
            "Charts that cannot follow it are left out and named on the page.",
        )
    ),
)
