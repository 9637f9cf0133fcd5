/*
about = "What each exam code that was wanted or referred for is counted as."
[columns]
exam_code = "As the extract writes it."
exam = "The group in which it is shown: reference.exams by code, else by the prefix of its modality, else OTHER."
modality = "US, MR, XR or CT; empty where neither the code nor its prefix tells."
*/
with codes as (
    select exam_code from accepted.referrals where exam_code is not null
    union
    select wanted_exam from accepted.needs where wanted_exam is not null
),
prefixes as (
    select exam_code, left(upper(exam_code), 2) as prefix, substr(exam_code, 3, 1) = '_' as is_cut
    from codes
)
select
    codes.exam_code,
    coalesce(
        exams.exam,
        case when is_cut and prefix in ('US', 'MR', 'XR', 'CT') then prefix || '_OTHER' end,
        'OTHER'
    ) as exam,
    coalesce(
        exams.modality,
        case when is_cut and prefix in ('US', 'MR', 'XR', 'CT') then prefix end
    ) as modality
from prefixes as codes
left join reference.exams on exams.exam_code = upper(codes.exam_code)
order by codes.exam_code
