/*
about = "One row: a referral sent by as_of."
*/
select
    referral_id, parent_referral_id, patient_id, patient_municipality_code, need_id,
    origin_clinic_id, referring_unit_id, receiving_unit_id, referrer_profession, channel,
    exam_code, body_region, icd10, priority, age_band, sent_at
from staging.referrals
where row_id not in (select row_id from quarantine.referrals where severity = 'rejected')
    and row_id not in (select row_id from quarantine.after_as_of where table_name = 'referrals')
