/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "neither"
counts_from = "referrals"
splits = [
    "exam",
    "body_region",
    "referrer_profession",
    "channel",
    "receiving_unit",
    "owner",
    "home_municipality",
]
wide = ["home_municipality"]
case_mix = ["exam", "priority", "referrer_profession", "age_band"]
needs = ["clinics.kind"]
source = "SOSFS 2004:11, ändrad genom HSLF-FS 2017:25; RCR 2014"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Accepterade med ändring"
en = "Accepted with a change"

[definition]
sv = "Av remisser som fick sitt första beslut under perioden: andel som accepterades med annan metod eller annan prioritet än den begärda. En begäran om komplettering är inget beslut. En remiss som skickas på nytt räknas för sig."
en = "Of referrals that had their first decision in the period: the share accepted with another method or another priority than was asked for. A request for completion is no decision. A referral that is sent again counts by itself."

[why]
sv = "En ändring i stället för en retur sparar en ny remiss, och visar var fler kan ha nytta av att veta vilken metod som passar."
en = "A change instead of a return saves a new referral, and shows where more people could use knowing which method suits."
*/
with decisions as (
    select
        *,
        first_decision = 'accepted_changed' as is_counted
    from marts.referrals
    where first_decision is not null
)
select
    origin_clinic_id,
    referring_unit_id,
    deciding_unit_id,
    municipality_id,
    first_decision_on as day,
    exam,
    body_region,
    referrer_profession,
    channel,
    receiving_unit,
    owner,
    priority,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where is_counted) as numerator,
    count(*) as denominator
from decisions
group by all
