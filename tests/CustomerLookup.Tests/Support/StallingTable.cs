using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using ScreenPop.Customers.Table.Requests;

namespace ScreenPop.CustomerLookup.Tests.Support;

/// <summary>Where an answer of the table stops.</summary>
public enum Stall
{
    BeforeHeaders,
    AfterHeaders,
    InMidBody,

    /// <summary>Each byte comes a second after the last.</summary>
    OneByteASecond,
}

/// <summary>A table whose answers stall, on a clock that the test moves. Reading a body without a token fails the test.</summary>
internal sealed class StallingTable(Stall stall, TimeProvider clock) : HttpMessageHandler
{
    private static readonly byte[] Beginning = Encoding.UTF8.GetBytes("""{"Count":1,"Items":[{"PK":{"S":"PHO""");

    public static AmazonDynamoDBClient ClientOf(Stall stall, TimeProvider clock) =>
        new(
            new BasicAWSCredentials("local", "local"),
            TableClient.Configure(
                new AmazonDynamoDBConfig { ServiceURL = "http://dynamodb.test", AuthenticationRegion = "us-east-1" },
                () => new StallingTable(stall, clock)
            )
        );

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (stall is Stall.BeforeHeaders)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        }

        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            RequestMessage = request,
            Content = new StreamContent(new Body(stall, clock)),
        };
    }

    private sealed class Body(Stall stall, TimeProvider clock) : Stream
    {
        private int sent;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (!cancellationToken.CanBeCanceled)
            {
                throw new InvalidOperationException("The body is read without a token.");
            }

            var length =
                stall is Stall.InMidBody && sent == 0 ? Beginning.Length
                : stall is Stall.OneByteASecond ? 1
                : 0;
            await Task.Delay(
                stall is Stall.OneByteASecond ? TimeSpan.FromSeconds(1)
                    : length > 0 ? TimeSpan.Zero
                    : Timeout.InfiniteTimeSpan,
                clock,
                cancellationToken
            );
            Beginning.AsSpan(sent % Beginning.Length, length).CopyTo(buffer.Span);
            sent += length;
            return length;
        }

        public override int Read(byte[] buffer, int offset, int count) =>
            throw new InvalidOperationException("The body is read without a token.");

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
