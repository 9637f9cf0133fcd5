/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "up"
target = "guarantee_target"
matures_after_days = 3
splits = ["booking_via", "owner", "home_municipality"]
wide = ["home_municipality"]
case_mix = ["visit_weekday", "body_region", "age_band"]
disclose_with = ["assessed_within_3_days_cohort", "coded_choice_without_slot_share"]
needs = ["clinics.kind", "bookings.starts_at", "bookings.assessed_at", "bookings.deviation_code"]
source = "HSF 2017:80 6 kap. 1 § p 2; SKR, Är bokning via webbtidbok nybesök eller återbesök?; SKR informationsmodell v1.1, kodAVVIKELSE 1"

[units]
physio = "clinic_id"

[label]
sv = "Bedömda inom tre dagar (utan kodad patientvald väntan)"
en = "Assessed within three days (coded patient-chosen waits left out)"

[definition]
sv = "Av dem som sökte kontakt under perioden och omfattas av vårdgarantin: andel som fick en medicinsk bedömning inom tre kalenderdagar. De som väntade längre än gränsen på en tid och är kodade som patientvald väntan räknas inte. I övrigt som huvudmåttet."
en = "Of those under the care guarantee who sought contact in the period: the share who had a medical assessment within three calendar days. Those who waited longer than the limit for a time and are coded as patient-chosen wait are not counted. Otherwise as the headline figure."

[why]
sv = "Första steget från huvudmåttet: det som koderna säger, utan granskning."
en = "The first step from the headline figure: what the codes say, unaudited."
*/
with contacts as (
    select
        *,
        -- a wait beyond the limit; who was assessed in time after all is left out by no step
        is_late and not is_in_time as is_beyond_limit,
        is_known and free_own_count > 0 as had_free_slot
    from marts.free_slots_at_contact
    where is_mature and not is_cancelled_inside_window
)
select
    clinic_id,
    contact_on as day,
    booking_via,
    owner,
    visit_weekday,
    body_region,
    age_band,
    home_municipality_id as home_municipality,
    count(*) filter (where is_in_time) as numerator,
    count(*) as denominator
from contacts
where not (is_beyond_limit and is_patient_chosen)
group by all
