using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Recruit.Data.Postgres;

namespace Recruit.Scheduler.Programmes;

/// <summary>A file by the name that messages give it.</summary>
public sealed record NamedFile(string Name, byte[] Content)
{
    public static NamedFile OfText(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}

/// <summary>Reads a programme's three files and refuses them together, with all that is wrong, or takes them as a whole.</summary>
public static class ProgrammeFileReader
{
    private static readonly JsonSerializerOptions AsWritten = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The programme of 2021 that this build carries.</summary>
    public static ProgrammePlan Demo() =>
        Read(Carried("programme-2021.json"), Carried("hosts-2021.csv"), Carried("dialogues-2021.csv")) switch
        {
            ProgrammeReading.Read read => read.Plan,
            ProgrammeReading.Refused refused => throw new InvalidOperationException(string.Join('\n', refused.Problems)),
            _ => throw new InvalidOperationException("A reading is one of two."),
        };

    /// <param name="hosts">Null for a programme whose hosts are yet to come; likewise <paramref name="dialogues"/>.</param>
    public static ProgrammeReading Read(NamedFile programme, NamedFile? hosts, NamedFile? dialogues)
    {
        if (ReadProgramme(programme, out var problem) is not { } file)
            return new ProgrammeReading.Refused([problem!]);

        var hostRows = new ProgrammeFileHosts(hosts);
        var dialogueRows = new ProgrammeFileDialogues(dialogues, file, hostRows.Ids);
        List<FileProblem> problems =
        [
            .. ProgrammeFileRules.ProblemsIn(file).Select(found => found with { File = programme.Name }),
            .. hostRows.Problems,
            .. dialogueRows.Problems,
        ];

        return problems.Count > 0
            ? new ProgrammeReading.Refused(problems)
            : new ProgrammeReading.Read(new ProgrammePlan(file, hostRows.Entries, dialogueRows.Entries));
    }

    private static ProgrammeFile? ReadProgramme(NamedFile file, out FileProblem? problem)
    {
        problem = null;
        try
        {
            return JsonSerializer.Deserialize<ProgrammeFile>(file.Content, AsWritten)
                ?? throw new JsonException("the file says null");
        }
        catch (JsonException flaw)
        {
            problem = new FileProblem(
                file.Name, $"line {(flaw.LineNumber ?? 0) + 1}", FirstSentence(flaw.Message), $"Look at {flaw.Path ?? "the file"}");
            return null;
        }
    }

    private static string FirstSentence(string message) => message.Split(". ")[0].TrimEnd('.');

    private static NamedFile Carried(string name) => NamedFile.OfText(name, EmbeddedFiles.Read($"demo/{name}"));
}
