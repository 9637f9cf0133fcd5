/*
about = "One row per pair of physiotherapy clinics, a clinic and itself included: how far apart they lie as the crow flies."
[columns]
clinic_id = "The clinic from which one looks."
other_clinic_id = "The clinic that is looked at."
km = "Kilometres by the haversine formula on a sphere of radius 6 371 km; 0 to itself, empty where a place is not known."
ring = "own_clinic, or the narrowest of within_10_km, within_25_km and within_50_km, both ends included; anywhere where it is farther or not known."
*/
with clinics as (
    select clinic_id, radians(latitude) as latitude, radians(longitude) as longitude
    from accepted.clinics
    semi join (
        select unit_id as clinic_id from marts.units where unit_kind = 'physio'
    ) as physio using (clinic_id)
),
pairs as (
    select
        here.clinic_id,
        there.clinic_id as other_clinic_id,
        pow(sin((there.latitude - here.latitude) / 2), 2)
            + cos(here.latitude) * cos(there.latitude)
            * pow(sin((there.longitude - here.longitude) / 2), 2) as haversine
    from clinics as here
    cross join clinics as there
),
distances as (
    select
        clinic_id,
        other_clinic_id,
        case
            when clinic_id = other_clinic_id then 0
            -- rounding may lift it above 1; least() would make a place of an unknown one
            else 2 * 6371 * asin(sqrt(case when haversine > 1 then 1 else haversine end))
        end as km
    from pairs
)
select
    clinic_id,
    other_clinic_id,
    km,
    case
        when clinic_id = other_clinic_id then 'own_clinic'
        when km <= 10 then 'within_10_km'
        when km <= 25 then 'within_25_km'
        when km <= 50 then 'within_50_km'
        else 'anywhere'
    end as ring
from distances
order by clinic_id, km, other_clinic_id
