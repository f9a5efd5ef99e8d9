// The part of Lambda's Node.js runtime that handles a call: next, handler, response.
import { Agent, request } from 'node:http';
import { handler } from './lookup.js';

const [host, port] = process.env.AWS_LAMBDA_RUNTIME_API.split(':');
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const sent = request({ host, port, method, path: `/2018-06-01/runtime/${path}`, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ headers: response.headers, text: Buffer.concat(chunks).toString() }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

for (;;) {
  const { headers, text } = await call('GET', 'invocation/next');
  const answer = await handler(JSON.parse(text));
  await call('POST', `invocation/${headers['lambda-runtime-aws-request-id']}/response`, JSON.stringify(answer));
}
