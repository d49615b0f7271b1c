namespace Recruit.Web.Programmes;

/// <summary>A bar that shows how far a number of people is between nobody and the most.</summary>
/// <param name="Sure">Those who said yes.</param>
/// <param name="Awaited">Those who have not answered.</param>
public sealed record Meter(int Sure, int Awaited, int Least, int Most);
