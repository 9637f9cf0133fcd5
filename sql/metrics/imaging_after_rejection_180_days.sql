/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
counts_from = "referrals"
matures_after_days = 180
splits = [
    "exam",
    "body_region",
    "referrer_profession",
    "channel",
    "receiving_unit",
    "owner",
    "decision",
    "reason",
    "home_municipality",
]
wide = ["home_municipality"]
numerator_splits = ["imaged_through"]
needs = ["clinics.kind", "referrals.patient_id", "referrals.body_region"]
source = "Brittisk granskning av 1 000 avbeställda ultraljudsremisser (justification of non-obstetric ultrasound requests)"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Undersökta inom 180 dagar efter retur eller avvisning"
en = "Imaged within 180 days of return or rejection"

[definition]
sv = "Av patienter vars remiss returnerades eller avvisades under perioden: andel som inom 180 dagar fick en bilddiagnostisk undersökning av samma kroppsdel, på en ny remiss i kedjan eller på annan väg. Varje kedja räknas en gång, vid sin första retur eller avvisning. Dubblettremisser räknas inte, eftersom en annan remiss då gäller. Bara beslut vars 180 dagar har gått räknas."
en = "Of patients whose referral was returned or rejected in the period: the share who within 180 days had an imaging examination of the same part of the body, on a new referral in the chain or in another way. Each chain counts once, at its first return or rejection. Duplicate referrals are not counted, since another referral then holds. Only decisions whose 180 days have passed count."

[why]
sv = "Det enda som visar om det var tryggt att inte undersöka är hur det gick sedan. Få undersökningar efteråt kan betyda att de inte behövdes, eller att patienten inte fick dem."
en = "The only thing that shows whether it was safe not to examine is how it went afterwards. Few examinations afterwards can mean that they were not needed, or that the patient did not get them."
*/
select
    origin_clinic_id,
    referring_unit_id,
    deciding_unit_id,
    municipality_id,
    sent_back_on as day,
    exam,
    body_region,
    referrer_profession,
    channel,
    receiving_unit,
    owner,
    decision,
    reason,
    case when is_imaged_in_time then imaged_through end as imaged_through,
    home_municipality_id as home_municipality,
    count(*) filter (where is_imaged_in_time) as numerator,
    count(*) as denominator
from marts.sent_back
where sent_back_on + 180 <= getvariable('as_of')::date
group by all
