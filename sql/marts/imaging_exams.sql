/*
about = "One row per examination that was performed, with the one of the same patient and body region that came before it."
[columns]
referral_id = "The referral that it was made on."
chain_id = "A row of marts.referral_chains."
patient_id = "Pseudonym."
performed_on = "Local date."
exam = "As in marts.referrals."
modality = "As in marts.referrals."
body_region = "As in marts.referrals."
referring_unit_id = "As in marts.referrals."
receiving_unit_id = "As in marts.referrals."
receiving_unit = "As in marts.referrals."
deciding_unit_id = "As in marts.referrals."
home_municipality_id = "As in marts.referrals."
municipality_id = "As in marts.referrals."
priority = "As in marts.referrals."
age_band = "As in marts.referrals."
origin_clinic_id = "As in marts.referrals."
referrer_profession = "As in marts.referrals."
channel = "As in marts.referrals."
owner = "As in marts.referrals."
has_finding = "As in marts.referrals."
previous_performed_on = "Local date of the latest examination of the same patient and body region, by any method, on an earlier day; empty if there is none. What is done on one day is one occasion."
previous_referrer_profession = "Of that one."
previous_referring_unit_id = "Of that one."
days_since_previous = "Calendar days since then."
is_repeat = "That was at most 90 days ago."
*/
with exams as (
    select * from marts.referrals where performed_on is not null
),
occasions as (
    select
        patient_id,
        body_region,
        performed_on,
        arg_max(struct_pack(referrer_profession, referring_unit_id), referral_id) as last
    from exams
    where patient_id is not null and body_region is not null
    group by patient_id, body_region, performed_on
)
select
    exams.referral_id,
    exams.chain_id,
    exams.patient_id,
    exams.performed_on,
    exams.exam,
    exams.modality,
    exams.body_region,
    exams.referring_unit_id,
    exams.receiving_unit_id,
    exams.receiving_unit,
    exams.deciding_unit_id,
    exams.home_municipality_id,
    exams.municipality_id,
    exams.priority,
    exams.age_band,
    exams.origin_clinic_id,
    exams.referrer_profession,
    exams.channel,
    exams.owner,
    exams.has_finding,
    occasions.performed_on as previous_performed_on,
    occasions.last.referrer_profession as previous_referrer_profession,
    occasions.last.referring_unit_id as previous_referring_unit_id,
    (exams.performed_on - occasions.performed_on)::integer as days_since_previous,
    coalesce(exams.performed_on - occasions.performed_on <= 90, false) as is_repeat
from exams
asof left join occasions
    on occasions.patient_id = exams.patient_id
    and occasions.body_region = exams.body_region
    and exams.performed_on > occasions.performed_on
