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
disclose_with = [
    "assessed_within_3_days_cohort",
    "assessed_within_3_days_corrected",
    "within_reach_share",
]
needs = [
    "clinics.kind",
    "bookings.booked_at",
    "bookings.starts_at",
    "bookings.assessed_at",
    "slots.released_at|slot_snapshots",
    "slots.removed_at|slot_snapshots",
    "bookings.slot_id|slot_snapshots",
]
source = "HSF 2017:80 6 kap. 1 § p 2; SKR, Är bokning via webbtidbok nybesök eller återbesök?; SKR informationsmodell v1.1, kodAVVIKELSE 1"

[units]
physio = "clinic_id"

[label]
sv = "Bedömda inom tre dagar (alla som kan ha haft en ledig tid räknade som val)"
en = "Assessed within three days (all who may have had a free time taken as choice)"

[definition]
sv = "Av dem som sökte kontakt under perioden och omfattas av vårdgarantin: andel som fick en medicinsk bedömning inom tre kalenderdagar. De som väntade längre än gränsen på en tid räknas inte om mottagningen hade en ledig tid för nybesök inom gränsen när tiden bokades, hur de än bokade och vare sig tiden erbjöds eller inte, och inte heller om det inte är känt vilka tider som var lediga. Kodad väntan utan ledig tid räknas. För den som bokade på webben räknas bara tider som kunde bokas där. I övrigt som huvudmåttet."
en = "Of those under the care guarantee who sought contact in the period: the share who had a medical assessment within three calendar days. Those who waited longer than the limit for a time are not counted if the clinic had a free first-visit time inside the limit when their time was booked, however they booked and whether or not it was offered, nor if it is not known which times were free. Coded waits without a free time are counted. For those who booked on the web only times that could be booked there count. Otherwise as the headline figure."

[why]
sv = "Sista steget och en övre gräns: så mycket kan val högst förklara. Om tiderna erbjöds på telefon är inte känt."
en = "The last step and an upper bound: the most that choice can explain. Whether times were offered on the telephone is not known."
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
where not (is_beyond_limit and (had_free_slot or not is_known))
group by all
