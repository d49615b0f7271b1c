using Recruit.Scheduler.Messages;

namespace Recruit.Scheduler.Results.Letters;

/// <summary>Asks who took something upon him or her how it goes, on the day by which it would be done.</summary>
/// <param name="Role">Who does it, as the table called that.</param>
/// <param name="Words">What was agreed.</param>
/// <param name="Title">Of the dialogue.</param>
/// <param name="Link">To the page where a press answers.</param>
public sealed record AgreementDueLetter(
    string Role, string Programme, string Title, string Words, string Day, string Link, string Contact) : Letter;
