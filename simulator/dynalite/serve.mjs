// A DynamoDB API in memory on a free loopback port. Prints one line of JSON with the port and ends
// when its standard input closes, so that it never outlives the process that started it.
import dynalite from "dynalite";

const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
server.listen(Number(process.argv[2] ?? 0), "127.0.0.1", () => {
  process.stdout.write(`${JSON.stringify({ port: server.address().port })}\n`);
});
process.stdin.on("end", () => process.exit(0)).resume();
