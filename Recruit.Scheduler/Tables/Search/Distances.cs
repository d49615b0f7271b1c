namespace Recruit.Scheduler.Tables.Search;

/// <summary>Who must keep apart from whom, in a living seating: counts the pairs who share a table and should not.</summary>
/// <param name="model">The groups whose members keep apart.</param>
/// <param name="tableOf">The living seating, which the caller changes.</param>
internal sealed class Distances(SearchModel model, int[] tableOf)
{
    private readonly int[][] groupsOf = GroupsPerPerson(model);

    /// <summary>Whether there is anyone from whom this person must keep apart.</summary>
    public bool Bind(int person) => groupsOf[person].Length > 0;

    /// <summary>How many more pairs would share a table after two people of different tables change places.</summary>
    public int ChangeOfSwap(int one, int other)
    {
        var (here, there) = (tableOf[one], tableOf[other]);
        return MeetingsOf(one, there, except: other) - MeetingsOf(one, here, except: one)
             + MeetingsOf(other, here, except: one) - MeetingsOf(other, there, except: other);
    }

    /// <summary>How many pairs share a table now.</summary>
    public int Broken()
    {
        var counted = 0;
        for (var person = 0; person < groupsOf.Length; person++) counted += MeetingsOf(person, tableOf[person], except: person);
        return counted / 2;
    }

    private int MeetingsOf(int person, int table, int except)
    {
        var meetings = 0;
        foreach (var group in groupsOf[person])
            foreach (var member in model.ApartGroups[group])
                if (tableOf[member] == table && member != person && member != except) meetings++;
        return meetings;
    }

    private static int[][] GroupsPerPerson(SearchModel model)
    {
        var groups = new List<int>?[model.People];
        for (var group = 0; group < model.ApartGroups.Count; group++)
            foreach (var person in model.ApartGroups[group])
                (groups[person] ??= []).Add(group);
        return [.. groups.Select(list => list?.ToArray() ?? [])];
    }
}
