/*
about = "One row: a need as it was known at as_of; later steps are not known."
*/
select
    need_id, patient_id, origin_clinic_id, received_by, need_at,
    case when sent_at::date <= getvariable('as_of') then sent_at end as sent_at,
    case when received_at::date <= getvariable('as_of') then received_at end as received_at,
    case when gp_contact_at::date <= getvariable('as_of') then gp_contact_at end as gp_contact_at,
    body_region, wanted_exam, channel,
    case
        when greatest(gp_contact_at, received_at)::date > getvariable('as_of') then 'unknown'
        else outcome
    end as outcome
from staging.needs
where row_id not in (select row_id from quarantine.needs where severity = 'rejected')
    and row_id not in (select row_id from quarantine.after_as_of where table_name = 'needs')
