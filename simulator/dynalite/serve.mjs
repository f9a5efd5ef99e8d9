// A DynamoDB API in memory on a loopback port, behind a guard against pages in the developer's browser.
// Prints one line of JSON with the port and ends when its standard input closes, so that it never
// outlives the process that started it.
import { createServer } from 'node:http';
import dynalite from 'dynalite';
import { refusal } from './guard.mjs';

const table = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
const server = createServer((request, response) => {
  const reason = refusal(request.headers, server.address().port);
  if (reason === undefined) {
    table.emit('request', request, response);
    // dynalite throws what a client that leaves in mid-request causes, and the process would end with it.
    request.removeAllListeners('error').on('error', () => {});
    return;
  }
  request.resume();
  response.writeHead(403, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ __type: 'AccessDeniedException', message: reason }));
});
server.listen(Number(process.argv[2] ?? 0), '127.0.0.1', () => {
  process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`);
});
process.stdin.on('end', () => process.exit(0)).resume();
