import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocumentClient.from(new DynamoDBClient({}));

/** Finds the caller by number: one Query, one flat map of texts. */
export async function handler(event) {
  const number = event.Details.ContactData.CustomerEndpoint.Address;
  const { Items: items } = await table.send(
    new QueryCommand({
      TableName: process.env.TABLE_NAME,
      KeyConditionExpression: 'PK = :key',
      ExpressionAttributeValues: { ':key': `PHONE#${number}` },
      ScanIndexForward: false,
      Limit: 25,
    }),
  );
  const customers = items.filter((item) => item.SK.startsWith('CUSTOMER#'));
  const answer = {
    lookupStatus: ['none', 'match'][customers.length] ?? 'multiple',
    matchCount: String(customers.length),
    lineStatus: 'none',
  };
  if (customers.length === 1) {
    const [customer] = customers;
    Object.assign(answer, {
      customerId: customer.customerId,
      nameStatus: customer.firstName ? 'first' : 'full',
      customerName: customer.name,
      customerFirstName: customer.firstName,
      customerTier: customer.tier,
      customerAccount: customer.account,
      customerEmail: customer.emails?.[0],
      customerLanguage: customer.language,
      customerNotes: customer.notes,
    });
  }
  return answer;
}
