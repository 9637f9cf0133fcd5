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
disclose_with = ["assessed_within_3_days_cohort", "assessed_within_3_days_unverified_put_back"]
needs = [
    "clinics.kind",
    "bookings.booked_at",
    "bookings.starts_at",
    "bookings.assessed_at",
    "bookings.deviation_code",
    "bookings.booking_via",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "HSF 2017:80 6 kap. 1 § p 2; SKR, Är bokning via webbtidbok nybesök eller återbesök?; SKR informationsmodell v1.1, kodAVVIKELSE 1"

[units]
physio = "clinic_id"

[label]
sv = "Bedömda inom tre dagar (rättad för val)"
en = "Assessed within three days (corrected for choice)"

[definition]
sv = "Av dem som sökte kontakt under perioden och omfattas av vårdgarantin: andel som fick en medicinsk bedömning inom tre kalenderdagar. De som väntade längre än gränsen på en tid fast mottagningen hade en ledig tid för nybesök inom gränsen när tiden bokades räknas inte om de är kodade som patientvald väntan eller bokade på webben, där de såg tiderna. Kodad väntan utan ledig tid räknas. För den som bokade på webben räknas bara tider som kunde bokas där. Där det inte är känt vilka tider som var lediga gäller koden. I övrigt som huvudmåttet."
en = "Of those under the care guarantee who sought contact in the period: the share who had a medical assessment within three calendar days. Those who waited longer than the limit for a time although the clinic had a free first-visit time inside the limit when their time was booked are not counted if they are coded as patient-chosen wait or booked on the web, where they saw the times. Coded waits without a free time are counted. For those who booked on the web only times that could be booked there count. Where it is not known which times were free, the code holds. Otherwise as the headline figure."

[why]
sv = "Tredje steget, och måttet som det hade blivit om SKR:s regel för webbokning följts och väntan utan tid att välja aldrig kodats som val."
en = "The third step, and the figure as it would be had SKR's rule for web bookings been followed and a wait without a time to choose never been coded as choice."
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
where not (is_beyond_limit and is_patient_chosen and (had_free_slot or not is_known))
    and not (is_beyond_limit and had_free_slot and booking_way = 'web')
group by all
