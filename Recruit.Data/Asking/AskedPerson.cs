namespace Recruit.Data.Asking;

/// <summary>Somebody of a list who may be asked to sign up.</summary>
/// <param name="Municipality">As it is called; null where the list has none.</param>
public sealed record PersonToAsk(string Name, string Email, string? Municipality, string Language);

/// <summary>What would come of asking a list, before anything leaves.</summary>
/// <param name="Registered">They stand in the programme already, or did.</param>
/// <param name="AskedBefore">By this list or another one of the programme.</param>
/// <param name="OptedOut">They never want to be asked again.</param>
/// <param name="Unreachable">Nothing is sent to their address: a mail came back, or was unwanted.</param>
public sealed record AskingForecast(int ToAsk, int Registered, int AskedBefore, int OptedOut, int Unreachable)
{
    /// <summary>Everyone on the list.</summary>
    public int People => ToAsk + Registered + AskedBefore + OptedOut + Unreachable;
}

/// <summary>Somebody who was asked by mail.</summary>
/// <param name="Channel">The name of the channel whose list it was.</param>
/// <param name="EndsAt">After this moment the link of the mail opens nothing; null when that is not known.</param>
/// <param name="OptedOut">Whether this address never wants to be asked again.</param>
/// <param name="Registered">Whether it has signed up meanwhile.</param>
public sealed record AskedPerson(
    Guid Id, Guid ProgrammeId, string Channel, DateTimeOffset? EndsAt, DateTimeOffset? EndedAt, bool OptedOut, bool Registered);
