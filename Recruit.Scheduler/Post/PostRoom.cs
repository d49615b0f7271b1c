using System.Globalization;
using Npgsql;
using Recruit.Data.Asking;
using Recruit.Data.Audit;
using Recruit.Data.Invitations;
using Recruit.Data.Messages;
using Recruit.Data.Post;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Scheduler.Asking;
using Recruit.Scheduler.Messages;
using Recruit.Scheduler.Site;

namespace Recruit.Scheduler.Post;

/// <summary>A letter that waits, with who gets it and how.</summary>
/// <param name="Contact">Null when the person was erased.</param>
public sealed record DeskLetter(WaitingLetter Letter, Contact? Contact, PostRoute Route)
{
    /// <summary>Whether its words are ready for the printer and it was not posted yet.</summary>
    public bool IsPrinted => Letter.PrintedAt is not null;
}

/// <summary>A letter with its words, for the printer.</summary>
public sealed record PrintedLetter(WaitingLetter Letter, Contact Contact, PrintedWords Words);

/// <summary>How many letters were made ready, and how many turned out not to be needed any more.</summary>
public sealed record PrintRun(int Ready, int Skipped);

/// <summary>
/// Turns waiting letters into paper: everything that is looked at when a mail leaves is looked at when a letter is printed.
/// </summary>
public sealed class PostRoom(
    LetterStore letters, LetterCodes codes, SignUpCodes signUpCodes, Vault vault, IEnumerable<IMessageWriter> writers, AuditStore audit,
    NpgsqlDataSource database, SiteOptions site, TimeProvider clock)
{
    private const int DaysAfterwards = 30;

    private readonly IReadOnlyList<IMessageWriter> writers = [.. writers];

    /// <summary>Every letter of a programme that waits, the most urgent first.</summary>
    public async Task<IReadOnlyList<DeskLetter>> ListAsync(Guid programmeId, CancellationToken stop)
    {
        var waiting = await letters.WaitingAsync(programmeId, stop);
        var contacts = await vault.ReadAsync([.. waiting.Select(letter => letter.PersonId).Distinct()], stop);
        return [.. waiting.Select(letter => OnDesk(letter, contacts.GetValueOrDefault(letter.PersonId)))];
    }

    /// <summary>
    /// Makes the words of every letter that should go by post ready for the printer; what is not needed any more is
    /// skipped with the reason.
    /// </summary>
    /// <param name="actor">The organiser.</param>
    public async Task<PrintRun> PrintAsync(Guid programmeId, string actor, CancellationToken stop)
    {
        var run = new PrintRun(0, 0);
        foreach (var waiting in await ListAsync(programmeId, stop))
            if (waiting.IsPrinted || waiting.Route == PostRoute.Letter || waiting.Contact is null)
                run = await MakeReadyAsync(waiting, stop) ? run with { Ready = run.Ready + 1 } : run with { Skipped = run.Skipped + 1 };
        await audit.WriteAsync(actor, "print_letters", $"programme {programmeId}",
            string.Create(CultureInfo.InvariantCulture, $"{run.Ready} ready, {run.Skipped} not needed"), stop);
        return run;
    }

    /// <summary>The letters whose words are ready and that were not posted yet, as they stand on paper.</summary>
    public async Task<IReadOnlyList<PrintedLetter>> PrintedAsync(Guid programmeId, CancellationToken stop)
    {
        var printed = new List<PrintedLetter>();
        foreach (var waiting in (await ListAsync(programmeId, stop)).Where(one => one is { IsPrinted: true, Contact: not null }))
            if (await letters.WordsAsync(waiting.Letter.Id, stop) is { } sealedText
                && await vault.OpenAsync(waiting.Letter.PersonId, sealedText, stop) is { } json)
                printed.Add(new PrintedLetter(waiting.Letter, waiting.Contact!, PrintedWords.FromJson(json)));
        return printed;
    }

    /// <summary>Staff posted the printed letters: they count as sent, as a mail does that was accepted.</summary>
    /// <param name="seen">How many staff saw.</param>
    /// <inheritdoc cref="LetterStore.PostAsync"/>
    public Task<int> PostAsync(Guid programmeId, int seen, string actor, CancellationToken stop) =>
        letters.PostAsync(programmeId, seen, (connection, letter) => SentAsync(connection, letter, stop), actor, stop);

    /// <summary>Staff told the person on the telephone what the letter would have said; false when it no longer waits.</summary>
    public async Task<bool> TellByPhoneAsync(Guid programmeId, Guid messageId, string actor, CancellationToken stop) =>
        (await letters.WaitingAsync(programmeId, stop)).FirstOrDefault(letter => letter.Id == messageId) is { } letter
        && await letters.ToldByPhoneAsync(messageId, connection => SentAsync(connection, letter, stop), actor, stop);

    private DeskLetter OnDesk(WaitingLetter letter, Contact? contact) =>
        new(letter, contact,
            PostRoutes.Of(letter, contact is { Street.Length: > 0, Postcode.Length: > 0, City.Length: > 0 }, clock.GetUtcNow()));

    private async Task<bool> MakeReadyAsync(DeskLetter waiting, CancellationToken stop)
    {
        var letter = waiting.Letter;
        if (letter is { Rule: InvitationRule.Invitation, InvitationId: { } invited })
            await letters.LengthenAnswerTimeAsync(invited, stop);
        switch (await WriteAsync(letter, waiting.Contact, stop))
        {
            case Writing.Skip skip:
                await letters.SkipAsync(letter.Id, skip.Because, stop);
                return false;
            case Writing.Written written:
                var paper = PrintedWords.Of(written, site.BaseAddress, await CodeForAsync(letter, stop), letter.Language);
                return await vault.SealAsync(letter.PersonId, paper.ToJson(), stop) is { } sealedText
                    && await letters.NotePrintedAsync(letter.Id, sealedText, stop);
            default:
                return false;
        }
    }

    private async Task<Writing> WriteAsync(WaitingLetter letter, Contact? contact, CancellationToken stop)
    {
        if (contact is null)
            return new Writing.Skip(MessageReason.Erased);
        return WriterOf(letter) is { } writer
            ? await writer.WriteAsync(Due(letter), contact, stop)
            : new Writing.Skip(MessageReason.NoWriter);
    }

    private async Task<string?> CodeForAsync(WaitingLetter letter, CancellationToken stop) => letter switch
    {
        { Rule: LetterLotteryStore.LetterRule } =>
            await database.InTransactionAsync(connection => signUpCodes.IssueAsync(connection, letter.SubjectId, stop), stop),
        { InvitationId: { } invitation, StartsAt: { } start } when start > clock.GetUtcNow() =>
            await database.InTransactionAsync(connection => codes.IssueAsync(connection, invitation, start, stop), stop),
        // Afterwards the code opens the form that asks how it was, as long as the link of a mail would.
        { InvitationId: { } invitation, StartsAt: { } start } when start.AddDays(DaysAfterwards) > clock.GetUtcNow() =>
            await database.InTransactionAsync(
                connection => codes.IssueAsync(connection, invitation, start.AddDays(DaysAfterwards), stop), stop),
        _ => null,
    };

    private Task SentAsync(NpgsqlConnection connection, WaitingLetter letter, CancellationToken stop) =>
        WriterOf(letter)?.SentAsync(connection, Due(letter), stop) ?? Task.CompletedTask;

    private IMessageWriter? WriterOf(WaitingLetter letter) => writers.FirstOrDefault(writer => writer.Writes(letter.Rule));

    private static DueMessage Due(WaitingLetter letter) =>
        new(letter.Id, letter.PersonId, letter.Rule, letter.Occasion, letter.SubjectId, letter.Language, letter.DueAt) { OnPaper = true };
}
