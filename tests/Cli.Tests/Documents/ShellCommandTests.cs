namespace ScreenPop.Cli.Tests.Documents;

/// <summary>Words that bash and PowerShell read differently are found.</summary>
public sealed class ShellCommandTests
{
    [Theory]
    [InlineData("aws connect x --queue-references QueueId=Q,Channel=VOICE")]
    [InlineData("aws connect list-instances --query InstanceSummaryList[].Arn")]
    [InlineData("sam deploy --parameter-overrides PhoneNumberId=\\\"\\\"")]
    [InlineData("sam deploy --parameter-overrides \"FrameAncestors=\\\"'self'\\\"\"")]
    [InlineData("aws lambda get-alias --function-name $(aws sts get-caller-identity)")]
    [InlineData("aws lambda get-alias --function-name ${FUNCTION}")]
    [InlineData("sam deploy 'without an end")]
    public void A_word_that_one_shell_reads_in_another_way_is_a_problem(string line) =>
        Assert.NotEmpty(ShellCommand.Read(line).SelectMany(command => command.Problems));

    [Theory]
    [InlineData("aws connect x --queue-references \"QueueId=Q,Channel=VOICE\" # a, b", "QueueId=Q,Channel=VOICE")]
    [InlineData("sam deploy --parameter-overrides 'PhoneNumberId=\"\"'", "PhoneNumberId=\"\"")]
    [InlineData(
        "screenpop deploy --parameter \"FrameAncestors='self' https://crm.example.test\"",
        "FrameAncestors='self' https://crm.example.test"
    )]
    public void A_word_that_both_read_alike_is_none(string line, string last)
    {
        var command = Assert.Single(ShellCommand.Read(line));

        Assert.Empty(command.Problems);
        Assert.Equal(last, command.Words[^1]);
    }

    [Fact]
    public void A_line_may_have_several_commands_and_variables_for_them()
    {
        var commands = ShellCommand.Read("BUILD=native sam build && sam deploy; git pull");

        Assert.Equal(["sam build", "sam deploy", "git pull"], commands.Select(command => string.Join(' ', command.Words)));
        Assert.Equal(["BUILD=native"], commands[0].Variables);
    }

    [Theory]
    [InlineData("aws logs tail GROUP")]
    [InlineData("aws connect list-instances --instance-id ID")]
    [InlineData("aws connect list-routing-profiles")]
    [InlineData("sam deploy --stack STACK")]
    [InlineData("screenpop doctor --stak STACK")]
    public void A_command_or_an_option_that_is_not_there_is_a_problem(string line) =>
        Assert.NotEmpty(ShellCommand.Read(line).SelectMany(KnownCommands.Problems));
}
