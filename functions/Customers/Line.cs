namespace ScreenPop.Customers;

/// <summary>What a number or address of ours means: an entry of the dialed-number directory.</summary>
/// <param name="Number">E.164, or an e-mail address in lower case.</param>
/// <param name="Name">What the agent is shown, such as <c>Acme Support</c>.</param>
/// <param name="Greeting">How the agent greets on this line.</param>
/// <param name="Pop">A word that pop rules can test.</param>
public sealed record Line(string Number, string Name, string? Greeting, string? Pop);
