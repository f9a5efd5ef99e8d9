// A function for the tests of the Lambda service. What it does with an event is what the event says.
const api = `http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime`;

if (process.env.FAILS_AT_INIT === 'report') {
  await fetch(`${api}/init/error`, {
    method: 'POST',
    body: JSON.stringify({ errorType: 'MissingConfiguration', errorMessage: 'TABLE_NAME is not set' }),
  });
  process.exit(1);
}
if (process.env.FAILS_AT_INIT === 'exit') process.exit(7);

for (let served = 1; ; served++) {
  const next = await fetch(`${api}/invocation/next`);
  const id = next.headers.get('lambda-runtime-aws-request-id');
  const event = await next.json();
  console.log(`serving ${event.do}`);
  if (event.do === 'crash') process.exit(3);
  if (event.do === 'hang') await new Promise((resolve) => setTimeout(resolve, 60_000));
  const [path, body] =
    event.do === 'fail'
      ? ['error', { errorType: 'Refused', errorMessage: 'as asked' }]
      : [
          'response',
          {
            served,
            pid: process.pid,
            api,
            deadline: Number(next.headers.get('lambda-runtime-deadline-ms')),
            arn: next.headers.get('lambda-runtime-invoked-function-arn'),
            trace: next.headers.get('lambda-runtime-trace-id'),
            table: process.env.TABLE_NAME,
            foreign: process.env.AWS_PROFILE ?? null,
          },
        ];
  if (event.do === 'wait') await fetch(event.until);
  await fetch(`${api}/invocation/${id}/${path}`, { method: 'POST', body: JSON.stringify(body) });
  // Work after the answer, for as long as the test says or past every limit.
  if (event.do === 'linger') await fetch(event.until);
}
