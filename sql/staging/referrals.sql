/*
about = "One row: a referral sent, as the latest delivery tells it."
*/
select
    row_id, source_file, source_row,
    referral_id, parent_referral_id, patient_id, patient_municipality_code, need_id,
    origin_clinic_id, referring_unit_id, receiving_unit_id, referrer_profession, channel,
    exam_code, body_region, icd10, priority, age_band,
    try_cast(sent_at as timestamp) as sent_at
from raw.referrals
where row_id not in (select row_id from raw.superseded where table_name = 'referrals')
