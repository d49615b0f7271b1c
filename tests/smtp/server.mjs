// A real SMTP server for tests. The receiver's local part says how it answers; anything else is accepted.
//   refuse451@…      that code on RCPT TO            body554@…      that code after the body
//   once451@…        that code the first time only   hangup@…       takes the body, closes without an answer
//   hangup-once@…    the same, the first time only   drop@…         closes on RCPT TO
//   sender550@…      as the sender: that code on MAIL FROM
//   policy@…         550 5.7.1 on RCPT TO            policy-once@…  the same, the first time only
//   rcpt=550=5.1.8=no_such_sender@…  that answer on RCPT TO; body=… the same after the body
// A number in place of its age is how it greets everyone. An old server offers neither STARTTLS nor SMTPUTF8.
// What follows a + does not count: refuse451+3@…
// Every mail whose body arrived is one JSON line on standard output. The server ends with its standard input.
import { SMTPServer } from 'smtp-server';

const [port, age, user, password] = process.argv.slice(2);
const seen = new Set();

const refusal = (code, words) => Object.assign(new Error(words), { responseCode: Number(code) });
const say = (fact) => process.stdout.write(`${JSON.stringify(fact)}\n`);
const answerAt = (stage, address) => {
  const [where, code, ...words] = address.split('@')[0].split('=');
  return where === stage && refusal(code, words.join(' ').replaceAll('_', ' '));
};
const firstTime = (address) => !seen.has(address) && seen.add(address);
const script = (address) => address.split('@')[0].split('+')[0];

function hangUp(session) {
  for (const connection of server.connections)
    if (connection.session === session) connection._socket.destroy();
}

function onMailFrom({ address }, _session, answer) {
  const [, code] = /^sender(\d{3})$/.exec(script(address)) ?? [];
  return code ? answer(refusal(code, `${code[0]}.1.8 <${address}> may not send`)) : answer();
}

function onRcptTo({ address }, session, answer) {
  const own = answerAt('rcpt', address);
  if (own) return answer(own);
  const [, when, code] = /^(refuse|once)(\d{3})$/.exec(script(address)) ?? [];
  if (script(address) === 'drop') return hangUp(session);
  if (when === 'refuse' || (when === 'once' && firstTime(address)))
    return answer(refusal(code, `${code[0]}.1.1 <${address}> says no`));
  if (script(address) === 'policy' || (script(address) === 'policy-once' && firstTime(address)))
    return answer(refusal('550', `5.7.1 we want no mail from you, nor for <${address}>`));
  return answer();
}

function onData(stream, session, answer) {
  const parts = [];
  stream.on('data', (part) => parts.push(part));
  stream.on('end', () => {
    const { mailFrom, rcptTo } = session.envelope;
    const to = rcptTo[0].address;
    const own = answerAt('body', to);
    if (own) return answer(own);
    const [, code] = /^body(\d{3})$/.exec(script(to)) ?? [];
    if (code) return answer(refusal(code, `${code[0]}.6.0 this body is not wanted`));
    say({ from: mailFrom.address, to, user: session.user ?? null, connection: session.id, raw: Buffer.concat(parts).toString('base64') });
    if (script(to) === 'hangup' || (script(to) === 'hangup-once' && firstTime(to))) return hangUp(session);
    return answer(null, '2.0.0 taken');
  });
}

const server = new SMTPServer({
  authOptional: !user,
  hideSMTPUTF8: age === 'old',
  disabledCommands: age === 'old' ? ['STARTTLS'] : [],
  allowInsecureAuth: true,
  disableReverseLookup: true,
  onAuth: (auth, _session, answer) =>
    auth.username === user && auth.password === password ? answer(null, { user }) : answer(new Error('5.7.8 wrong name or password')),
  onConnect: (_session, answer) => (Number(age) ? answer(refusal(age, `${age[0]}.7.1 no service for you`)) : answer()),
  onMailFrom,
  onRcptTo,
  onData,
});
server.on('error', () => {});
server.listen(Number(port), '127.0.0.1', () => say({ port: server.server.address().port }));
// An empty line asks whether everything so far was said; the empty answer comes after it.
process.stdin.on('data', () => say({})).on('end', () => process.exit(0));
