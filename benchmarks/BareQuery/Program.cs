// The floor that the start of the lookup is measured against: a native program that does one Query with the same SDK.
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

using var dynamoDb = new AmazonDynamoDBClient();
var answer = await dynamoDb.QueryAsync(new QueryRequest
{
    TableName = args[0],
    KeyConditionExpression = "PK = :key",
    ExpressionAttributeValues = new() { [":key"] = new AttributeValue { S = args[1] } },
    ScanIndexForward = false,
    Limit = 25,
});
Console.WriteLine(answer.Count);
