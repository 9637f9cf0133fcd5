/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
counts_from = "needs"
matures_after_days = 60
numerator_splits = ["need_outcome"]
disclose_with = ["need_to_referral_share"]
needs = ["needs", "needs.sent_at", "needs.outcome", "referrals.need_id"]
source = "SOSFS 2004:11 (HSLF-FS 2017:25); TKB clinicalprocess:activity:requeststatus 2.0, Kv status vårdbegäran"

[units]
physio = "origin_clinic_id"
health_centre = "doctor_unit_id"
specialist = "doctor_unit_id"
municipality = "municipality_id"

[label]
sv = "Behov som inte blev remiss"
en = "Needs that did not become a referral"

[definition]
sv = "Av de behov av undersökning som fysioterapeuter såg under perioden: andel där ingen läkare hade skrivit remiss inom 60 dagar, efter vad som hände i stället: läkaren avböjde, det fullföljdes inte, det kom aldrig fram inom 30 dagar, eller så var det inte avgjort."
en = "Of the needs of an examination that physiotherapists saw in the period: the share for which no doctor had written a referral within 60 days, by what happened instead: the doctor declined, it was not pursued, it never arrived within 30 days, or it was not settled."

[why]
sv = "Ett avböjande är ett beslut, ett brev som inte kommer fram är det inte: de kräver olika åtgärder."
en = "To decline is a decision, a letter that never arrives is none: they call for different measures."
*/
select
    need_on as day,
    origin_clinic_id, doctor_unit_id, municipality_id,
    case when days_to_end <= 60 then outcome else 'open' end as need_outcome,
    count(*) filter (where need_outcome <> 'referral_written') as numerator,
    count(*) as denominator
from marts.needs
where need_on + 60 <= getvariable('as_of')::date
group by all
