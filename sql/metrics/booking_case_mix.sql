/*
shape = "table"
unit = "count"
decimals = 0
good = "neither"
by_quarter = true
dimensions = ["booking_route", "attribute", "value"]
needs = ["clinics.kind", "bookings.booking_via"]
source = "SKR informationsmodell v1.1, kodBOKNINGSSÄTT"

[units]
physio = "clinic_id"

[label]
sv = "Vilka som bokar på vilket sätt"
en = "Who books in which way"

[definition]
sv = "Antal kontakter för nybesök under perioden efter hur den första tiden bokades, och för varje bokningsväg efter kroppsdel, åldersgrupp, om patienten bor i mottagningens kommun och om kontakten omfattas av vårdgarantin. Varje kontakt räknas en gång i varje indelning."
en = "Number of contacts for a first visit in the period by how the first time was booked, and for each way of booking by body region, age band, whether the patient lives in the clinic's municipality and whether the contact is under the care guarantee. Each contact counts once in each division."

[why]
sv = "Bokningsvägar används av olika patienter. Skillnader i resultat kan bero på det."
en = "Ways of booking are used by different patients. Differences in results may come from that."
*/
with contacts as (
    select
        clinic_id, contact_on, booking_route, body_region, age_band, lives_near,
        if(is_guarantee, 'guarantee', 'other') as guarantee,
        count(*) as contact_count
    from marts.first_contacts
    group by all
),
described as (
    select *, 'body_region' as attribute, body_region as value from contacts
    union all
    select *, 'age_band', age_band from contacts
    union all
    select *, 'lives_near', lives_near from contacts
    union all
    select *, 'guarantee', guarantee from contacts
)
select
    clinic_id,
    contact_on as day,
    booking_route,
    attribute,
    value,
    sum(contact_count) as count
from described
group by all
