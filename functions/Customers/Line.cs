namespace ScreenPop.Customers;

/// <summary>An entry of the dialed-number directory: one of the contact center's own numbers or addresses.</summary>
/// <param name="Number">E.164, or an e-mail address in lower case.</param>
/// <param name="Name">The name that the agent sees, such as <c>Acme Support</c>.</param>
/// <param name="Greeting">The greeting that the agent uses on this line.</param>
/// <param name="Pop">A word that pop rules can test.</param>
public sealed record Line(string Number, string Name, string? Greeting, string? Pop);
