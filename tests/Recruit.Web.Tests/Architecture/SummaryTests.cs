using System.Reflection;
using System.Xml.Linq;
using Recruit.Data.Postgres;
using Recruit.Scheduler.Site;
using Recruit.Web.Site;

namespace Recruit.Web.Tests.Architecture;

/// <summary>Every public type says in a sentence what it is.</summary>
public sealed class SummaryTests
{
    [Fact]
    public void Every_public_type_has_a_summary()
    {
        var silent =
            from assembly in new[] { typeof(Database).Assembly, typeof(SiteOptions).Assembly, typeof(RecruitSite).Assembly }
            let documented = DocumentedIn(assembly)
            from type in assembly.GetExportedTypes()
                // Outcomes are told by the record that they are nested in; pages compiled from .cshtml belong to their model.
            where !type.IsNested
                && type.Namespace?.StartsWith("Recruit", StringComparison.Ordinal) == true
                && !documented.Contains($"T:{type.FullName}")
            select type.FullName;

        Assert.Empty(silent);
    }

    private static HashSet<string> DocumentedIn(Assembly assembly) =>
        [.. XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Element("summary") is not null || member.Element("inheritdoc") is not null)
            .Select(member => (string)member.Attribute("name")!)];
}
