/*
about = "Everything that figures are reported for: clinics, and the sets of clinics above them."
[columns]
unit_id = "A clinic's own id, or care_choice-, municipality-, region- or nation- and a code."
unit_kind = "physio, health_centre, radiology, orthopaedics, specialist, care_choice, municipality, region or nation."
name_sv = "Name in Swedish."
name_en = "Name in English."
municipality_id = "Unit id of the municipality it lies in; empty for larger sets."
care_choice_id = "Unit id of the care choice a clinic has a contract with."
region_id = "Unit id of its region."
owner = "region or private."
record_system = "cosmic or other."
contract = "care_choice, national_tariff or none."
booking_form = "not_connected, direct or guided_form."
sefos_from = "First day on which the clinic could send by SEFOS; empty if never."
has_ultrasound = "Another provider has ultrasound in the same building."
valid_from = "First day of the clinic, where stated."
valid_to = "Last day of the clinic, where stated."
sort_order = "Order in lists: the largest sets first, then Swedish alphabetical order."
*/
with clinics as (
    select
        *,
        -- a county is the first two digits of its municipalities
        coalesce(region_code, left(municipality_code, 2), '00') as region
    from accepted.clinics
    -- a kind that nobody knows is counted among unknown codes and reported for nowhere
    where kind is null or kind in (select unit_kind from reference.unit_kinds where is_clinic)
),
clinic_units as (
    select
        clinic_id as unit_id, kind as unit_kind, name as name_sv, name as name_en,
        'municipality-' || municipality_code as municipality_id,
        case when contract = 'care_choice' then 'care_choice-' || region end as care_choice_id,
        'region-' || region as region_id,
        owner, record_system, contract, booking_form, sefos_from,
        ultrasound_on_premises as has_ultrasound, valid_from, valid_to
    from clinics
    where kind is not null
),
regions as (
    select
        region_code,
        coalesce(regions.name_sv, 'Region ' || region_code) as name_sv,
        coalesce(regions.name_en, 'Region ' || region_code) as name_en
    from (select distinct region as region_code from clinics) as present
    left join reference.regions using (region_code)
),
is_one as (select count(*) = 1 as is_one_region from regions),
sets as (
    select
        'municipality-' || municipality_code as unit_id, 'municipality' as unit_kind,
        coalesce(any_value(municipalities.name_sv), municipality_code) as name_sv,
        coalesce(any_value(municipalities.name_sv), municipality_code) as name_en,
        'region-' || any_value(region) as region_id
    from clinics
    left join reference.municipalities using (municipality_code)
    where municipality_code is not null
    group by municipality_code
    union all
    select distinct
        'care_choice-' || region, 'care_choice',
        'Vårdval fysioterapi' || case when is_one_region then '' else ', ' || regions.name_sv end,
        'Physiotherapy care choice'
            || case when is_one_region then '' else ', ' || regions.name_en end,
        'region-' || region
    from clinics
    join regions on regions.region_code = clinics.region
    cross join is_one
    where contract = 'care_choice'
    union all
    select 'region-' || region_code, 'region', name_sv, name_en, 'region-' || region_code
    from regions
    union all
    select 'nation-SE', 'nation', 'Riket', 'Sweden', null
    from is_one
    where not is_one_region
),
all_units as (
    select * from clinic_units
    union all by name
    select
        *,
        case when unit_kind = 'municipality' then unit_id end as municipality_id,
        case when unit_kind = 'care_choice' then unit_id end as care_choice_id
    from sets
)
select
    unit_id, unit_kind, name_sv, name_en, municipality_id, care_choice_id, region_id,
    owner, record_system, contract, booking_form, sefos_from, has_ultrasound,
    valid_from, valid_to,
    row_number() over (
        order by unit_kinds.sort_order, name_sv collate sv, unit_id
    )::integer as sort_order
from all_units
left join reference.unit_kinds using (unit_kind)
order by sort_order
