/*
shape = "ratio"
unit = "percent"
decimals = 0
good = "neither"
counts_from = "slots"
splits = ["booking_form", "owner", "booking_way"]
needs = ["clinics.kind", "bookings.slot_id"]
source = "HSF 2017:80 6 kap. 1 § p 2; Riksrevisionen RiR 2023:12"

[units]
physio = "clinic_id"

[label]
sv = "Tider inom tre dagar som gick till besök utanför vårdgarantin"
en = "Times within three days that went to visits outside the guarantee"

[definition]
sv = "Av de tider för nybesök under perioden som togs och började inom vårdgarantins gräns från det att patienten sökte: andel som togs av besök utanför vårdgarantin. En tid räknas på den som sist hade den. På webben frågar ingen om besöket omfattas av garantin, så en del av detta går inte att undvika."
en = "Of the times for first visits in the period that were taken and started within the guarantee's limit from when the patient sought care: the share that went to visits outside the guarantee. A time counts by whoever held it last. On the web nobody asks whether a visit is under the guarantee, so some of this cannot be avoided."

[why]
sv = "De första tiderna räcker sällan till alla. Vem de går till avgör hur många som kan bedömas i tid, och andra kan ha större behov."
en = "The first times are seldom enough for all. Whom they go to decides how many can be assessed in time, and others may have greater need."
*/
select
    clinic_id,
    starts_on as day,
    booking_form,
    owner,
    case
        when taken_via in ('web_clinic', 'web_search') then 'web'
        when taken_via in ('phone', 'desk') then 'staff'
        when taken_via = 'open_invitation' then 'open_invitation'
        else 'other'
    end as booking_way,
    count(*) filter (where not is_taken_by_guarantee) as numerator,
    count(*) as denominator
from marts.slots
join reference.guarantee_limits
    on starts_on >= valid_from and starts_on <= coalesce(valid_to, date '9999-12-31')
where visit_type = 'first'
    and taken_by_contact_id is not null
    and days_from_contact between 0 and limit_days
group by all
