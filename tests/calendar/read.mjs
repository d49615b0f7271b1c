// Reads calendar parts with a parser that is not ours (ical.js), as a calendar would: times through the VTIMEZONE of the part itself.
// One JSON text per line comes in on standard input; what was read goes out as one JSON line each.
import { createInterface } from 'node:readline';
import ICAL from 'ical.js';

function read(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const component of calendar.getAllSubcomponents('vtimezone'))
    ICAL.TimezoneService.register(new ICAL.Timezone({ component, tzid: component.getFirstPropertyValue('tzid') }));
  const entry = calendar.getFirstSubcomponent('vevent');
  const utc = (name) => {
    const time = entry.getFirstPropertyValue(name);
    return new Date(time.toUnixTime() * 1000).toISOString();
  };
  const attendee = entry.getFirstProperty('attendee');
  return {
    Method: calendar.getFirstPropertyValue('method'),
    Uid: entry.getFirstPropertyValue('uid'),
    Sequence: entry.getFirstPropertyValue('sequence'),
    Status: entry.getFirstPropertyValue('status'),
    StartsAt: utc('dtstart'),
    EndsAt: utc('dtend'),
    Zone: entry.getFirstPropertyValue('dtstart').zone.tzid,
    Summary: entry.getFirstPropertyValue('summary'),
    Location: entry.getFirstPropertyValue('location') ?? '',
    Attendee: attendee?.getFirstValue() ?? '',
    Organizer: entry.getFirstPropertyValue('organizer'),
  };
}

for await (const line of createInterface({ input: process.stdin }))
  process.stdout.write(`${JSON.stringify(read(JSON.parse(line)))}\n`);
