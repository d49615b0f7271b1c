using System.Globalization;
using Recruit.Data.Dialogues;

namespace Recruit.Scheduler.Dialogues;

/// <summary>Reads how many people with which role every table of a dialogue needs at least.</summary>
public static class RoleReader
{
    /// <summary>Under which name the number of a role is typed.</summary>
    public static string FieldOf(string role) => $"Roles[{role}]";

    /// <param name="typed">A number by role; nothing or 0 asks nobody.</param>
    /// <param name="roles">The roles that there are.</param>
    public static (IReadOnlyList<RoleQuota> Quotas, IReadOnlyList<OfferProblem> Problems) Read(
        Guid dialogue, int tableMin, IReadOnlyDictionary<string, string?> typed, IReadOnlyCollection<string> roles)
    {
        var (quotas, problems) = (new List<RoleQuota>(), new List<OfferProblem>());
        foreach (var role in roles)
        {
            var text = typed.GetValueOrDefault(role)?.Trim();
            if (string.IsNullOrEmpty(text))
                continue;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var least))
                problems.Add(new OfferProblem(FieldOf(role), OfferFlaw.NotANumber));
            else if (least > 0)
                quotas.Add(new RoleQuota(dialogue, role, least));
        }
        if (quotas.Count > 0 && quotas.Sum(quota => (long)quota.Least) > tableMin)
            problems.Add(new OfferProblem(FieldOf(quotas[0].Role), OfferFlaw.RolesDoNotFit));
        return (quotas, problems);
    }
}
