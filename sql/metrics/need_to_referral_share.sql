/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
counts_from = "needs"
matures_after_days = 60
splits = ["exam", "body_region", "channel"]
case_mix = ["exam"]
needs = ["needs", "needs.sent_at", "needs.outcome", "referrals.need_id"]
source = "SOSFS 2004:11 (HSLF-FS 2017:25); TKB clinicalprocess:activity:requeststatus 2.0, Kv status vårdbegäran"

[units]
physio = "origin_clinic_id"
health_centre = "doctor_unit_id"
specialist = "doctor_unit_id"
municipality = "municipality_id"

[label]
sv = "Behov som blev remiss"
en = "Needs that became a referral"

[definition]
sv = "Av de behov av undersökning som fysioterapeuter såg under perioden: andel där en läkare hade skrivit remiss inom 60 dagar. Behov som avböjdes, inte fullföljdes, aldrig kom fram eller ännu inte är avgjorda räknas med. Räknas den dag behovet sågs."
en = "Of the needs of an examination that physiotherapists saw in the period: the share for which a doctor had written a referral within 60 days. Needs that were declined, not pursued, never arrived or are not yet settled are counted. Counted on the day on which the need was seen."

[why]
sv = "Ett behov som inte blir remiss syns inte i radiologins siffror. Andelen säger inte vad som hade varit rätt: att avstå kan vara god vård."
en = "A need that becomes no referral does not show in radiology's figures. The share does not tell what would have been right: to refrain can be good care."
*/
select
    need_on as day,
    origin_clinic_id, doctor_unit_id, municipality_id,
    exam,
    body_region,
    channel,
    count(*) filter (where outcome = 'referral_written' and days_to_end <= 60) as numerator,
    count(*) as denominator
from marts.needs
where need_on + 60 <= getvariable('as_of')::date
group by all
