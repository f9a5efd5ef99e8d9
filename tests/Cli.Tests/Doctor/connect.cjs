// aws connect OPERATION --instance-id ID [--contact-flow-id ID], against the simulator's API.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const [operation, instance, flow] = process.argv.slice(2);
const paths = {
  'list-approved-origins': `/instance/${instance}/approved-origins`,
  'list-lambda-functions': `/instance/${instance}/lambda-functions`,
  'describe-contact-flow': `/contact-flows/${instance}/${flow}`,
  'describe-contact-flow-module': `/contact-flow-modules/${instance}/${flow}`,
};
const address = readFileSync(join(__dirname, 'connect.address'), 'utf8');
fetch(new URL(paths[operation], address)).then(async (answer) => {
  const body = await answer.text();
  if (answer.ok) {
    process.stdout.write(body);
  } else {
    process.stderr.write(`An error occurred (${answer.headers.get('x-amzn-errortype')}) when calling the operation: ${body}`);
    process.exitCode = 254;
  }
});
