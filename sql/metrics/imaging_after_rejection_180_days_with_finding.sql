/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
counts_from = "referrals"
matures_after_days = 210
splits = [
    "decision",
    "exam",
    "body_region",
    "referrer_profession",
    "receiving_unit",
    "home_municipality",
]
wide = ["home_municipality"]
needs = [
    "clinics.kind",
    "referrals.patient_id",
    "referrals.body_region",
    "referral_events.has_finding",
]
source = "Brittisk granskning av 1 000 avbeställda ultraljudsremisser (justification of non-obstetric ultrasound requests)"

[units]
physio = "origin_clinic_id"
health_centre = "referring_unit_id"
specialist = "referring_unit_id"
orthopaedics = "referring_unit_id"
radiology = "deciding_unit_id"
municipality = "municipality_id"

[label]
sv = "Fynd hos undersökta efter retur eller avvisning"
en = "Findings among those imaged after return or rejection"

[definition]
sv = "Av patienter vars remiss returnerades eller avvisades under perioden, som sedan undersöktes inom 180 dagar och vars svar anger om det fanns ett fynd: andel med fynd. Det förväntade antalet är vad andelen med fynd hos direkt accepterade remisser för samma undersökning hade gett. Få svar är strukturerade, så talen är små. Bara beslut som är minst 210 dagar gamla räknas: 180 till undersökningen och 30 till svaret."
en = "Of patients whose referral was returned or rejected in the period, who were then imaged within 180 days and whose report states whether there was a finding: the share with a finding. The expected number is what the share with a finding among referrals accepted at once for the same examination would have given. Few reports are structured, so the numbers are small. Only decisions made at least 210 days ago count: 180 for the examination and 30 for its report."

[why]
sv = "Fler fynd än hos de accepterade kan betyda att undersökningar dröjde för dem som behövde dem; färre att urvalet träffade rätt."
en = "More findings than among the accepted can mean that examinations were delayed for those who needed them; fewer, that the selection was right."
*/
with accepted as (
    select exam as imaged_exam, has_finding
    from marts.referrals
    where first_decision in ('accepted', 'accepted_changed')
        and not is_resent
        and performed_on <= first_decision_on + 180
        and has_finding is not null
        and first_decision_on + 210 <= getvariable('as_of')::date
),
usual_shares as (
    select imaged_exam, avg(has_finding::integer)::decimal(18, 9) as usual_share
    from accepted
    group by all
),
overall as (select avg(has_finding::integer)::decimal(18, 9) as overall_share from accepted)
select
    origin_clinic_id,
    referring_unit_id,
    deciding_unit_id,
    municipality_id,
    sent_back_on as day,
    exam,
    body_region,
    referrer_profession,
    receiving_unit,
    decision,
    home_municipality_id as home_municipality,
    count(*) filter (where has_finding) as numerator,
    count(*) as denominator,
    -- an exam that nobody was accepted for is expected to find as often as all together
    sum(coalesce(usual_share, overall_share)) as expected
from marts.sent_back
left join usual_shares using (imaged_exam)
cross join overall
where is_imaged_in_time
    and has_finding is not null
    and sent_back_on + 210 <= getvariable('as_of')::date
group by all
