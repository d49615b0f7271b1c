using Recruit.Data.Reference;
using Recruit.Data.Spelling;
using Recruit.Scheduler.Csv;

namespace Recruit.Scheduler.Programmes;

/// <summary>
/// The hosts in a programme's CSV: <c>id,municipality,name,job_title,email</c> and, if they are there,
/// <c>organisation,secretary_name,secretary_email</c>.
/// </summary>
internal sealed class ProgrammeFileHosts
{
    private static readonly string[] Needed = ["id", "municipality", "name", "job_title", "email"];
    private readonly ProgrammeFileRows rows;

    public ProgrammeFileHosts(NamedFile? file)
    {
        rows = new ProgrammeFileRows(file, Needed);
        Entries = rows.Select(Read).OfType<HostEntry>().ToList();
        foreach (var address in Entries.GroupBy(host => MailAddress.Key(host.Email)).Where(same => same.Count() > 1))
            rows.Add("email", $"two hosts have the address {address.Key}", "Give each host an address of their own");
    }

    public IReadOnlyList<HostEntry> Entries { get; }

    public IReadOnlyList<FileProblem> Problems => rows.Problems;

    public IReadOnlySet<string> Ids => rows.Ids;

    private HostEntry? Read(CsvRow row)
    {
        var municipality = Municipalities.Published.Find(row["municipality"]);
        var hasNone = row["municipality"].Length == 0 && row["organisation"].Length > 0;
        if (municipality is null && !hasNone)
            rows.Add(row, $"\"{row["municipality"]}\" is no municipality", "Write its name or code as CBS does, such as Zwolle or GM0193");
        if (row["name"].Length == 0 || row["job_title"].Length == 0)
            rows.Add(row, "the name or the job title is empty", "Write both");
        if (!MailAddress.IsOne(row["email"]))
            rows.Add(row, $"\"{row["email"]}\" is no e-mail address", "Write one, such as b.jansen@gemeente-zwolle.example");
        return municipality is null && !hasNone
            ? null
            : new HostEntry(row["id"], municipality?.Code, row["name"], row["job_title"], row["email"])
            {
                Organisation = row["organisation"],
                Secretary = SecretaryIn(row),
            };
    }

    private (string Name, string Email)? SecretaryIn(CsvRow row)
    {
        var (name, address) = (row["secretary_name"], row["secretary_email"]);
        if (name.Length + address.Length == 0)
            return null;
        if (name.Length == 0 || !MailAddress.IsOne(address))
            rows.Add(row, "the secretary has no name or no e-mail address", "Write both secretary_name and secretary_email, or neither");
        return (name, address);
    }
}
