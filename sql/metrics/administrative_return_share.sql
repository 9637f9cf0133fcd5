/*
shape = "ratio"
unit = "percent"
decimals = 1
good = "neither"
counts_from = "referrals"
splits = [
    "exam",
    "referrer_profession",
    "channel",
    "receiving_unit",
    "owner",
    "record_system",
    "home_municipality",
]
wide = ["home_municipality"]
case_mix = ["exam", "priority", "referrer_profession", "age_band"]
disclose_with = ["return_or_rejection_share"]
needs = ["referral_events.stage"]
source = "SOSFS 2004:11 (HSLF-FS 2017:25); SSM 2018:5"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Tillbaka av administrativa skäl"
en = "Sent back for administrative reasons"

[definition]
sv = "Av de remisser som fick sitt första beslut under perioden: andel som returnerades eller avvisades redan vid den administrativa kontrollen, innan en radiolog hade bedömt dem."
en = "Of the referrals that had their first decision in the period: the share returned or rejected already at the administrative check, before a radiologist had assessed them."

[why]
sv = "Det som saknas i ett formulär går att rätta där det skrivs; det är en annan fråga än om undersökningen är motiverad."
en = "What is missing in a form can be mended where it is written; that is another question than whether the examination is justified."
*/
select
    first_decision_on as day,
    origin_clinic_id, referring_unit_id, deciding_unit_id, municipality_id,
    exam,
    referrer_profession,
    channel,
    receiving_unit,
    owner,
    record_system,
    priority,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (
        where decision_stage = 'administrative'
            and first_decision in ('returned', 'returned_with_advice', 'rejected')
    ) as numerator,
    count(*) as denominator
from marts.referrals
where first_decision_on is not null
group by all
