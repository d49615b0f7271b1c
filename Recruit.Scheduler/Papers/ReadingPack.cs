using System.Globalization;
using System.IO.Compression;
using Recruit.Data.Dialogues;
using Recruit.Data.Papers;
using Recruit.Data.Privacy;
using Recruit.Data.Programmes;

namespace Recruit.Scheduler.Papers;

/// <summary>A paper of a reading pack.</summary>
/// <param name="Author">Empty when the author stays unnamed, and for an inspiration paper.</param>
public sealed record PackEntry(Paper Paper, string Author)
{
    public string FileName => PaperTitle.FileName(Paper.Title, Paper.Kind);
}

/// <summary>What people read before they talk: the papers of those at the table, and the inspiration papers of the organiser.</summary>
public sealed class ReadingPack(PaperShelf shelf, ProgrammeStore programmes, Vault vault)
{
    private const int UsualDays = 7;
    private const int MinutesOfADay = 24 * 60;

    /// <param name="tables">Papers of the people at these tables only; null for everyone's, with everyone's name.</param>
    public async Task<IReadOnlyList<PackEntry>> OfAsync(Guid dialogueId, IReadOnlyCollection<int>? tables, CancellationToken stop)
    {
        var papers = await shelf.OfDialogueAsync(dialogueId, tables, stop);
        var authors = await vault.ReadAsync([.. papers.Select(paper => paper.PersonId).OfType<Guid>()], stop);
        return
        [
            .. papers.Select(paper => new PackEntry(paper,
                paper.PersonId is { } person && (paper.Named || tables is null) ? authors.GetValueOrDefault(person)?.Name ?? "" : "")),
        ];
    }

    /// <summary>The pack of somebody who comes: that of the own table. Null for who does not.</summary>
    public async Task<IReadOnlyList<PackEntry>?> OfInvitationAsync(Guid dialogueId, Guid invitationId, CancellationToken stop) =>
        await shelf.TableOfAsync(invitationId, stop) is { } table ? await OfAsync(dialogueId, [table], stop) : null;

    /// <summary>Whether facilitators may read yet: from the day on which the first mail about the pack leaves.</summary>
    public async Task<bool> IsOpenAsync(Dialogue dialogue, DateTimeOffset now, CancellationToken stop)
    {
        var days = (await programmes.ReminderRulesAsync(dialogue.ProgrammeId, stop))
            .Where(rule => rule.Active && rule.Trigger == ReminderTrigger.ReadingPack)
            .Select(rule => (rule.OffsetMinutes + MinutesOfADay - 1) / MinutesOfADay)
            .DefaultIfEmpty(UsualDays).Max();
        var today = TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(dialogue.TimeZone)).Date;
        return today >= dialogue.LocalStart.Date.AddDays(-days) && today <= dialogue.LocalStart.Date;
    }

    /// <summary>Writes all papers into one zip as they are read: none of them is whole in memory.</summary>
    public async Task ZipAsync(IReadOnlyList<PackEntry> entries, Stream to, CancellationToken stop)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        foreach (var (index, entry) in entries.Index())
        {
            var file = zip.CreateEntry(string.Create(CultureInfo.InvariantCulture, $"{index + 1:00} {entry.FileName}"),
                CompressionLevel.Fastest);
            file.LastWriteTime = entry.Paper.ReceivedAt;
            await using var content = await file.OpenAsync(stop);
            await shelf.CopyAsync(entry.Paper, content, stop);
        }
    }
}
