using Dapper;
using Npgsql;
using Recruit.Data.Postgres;

namespace Recruit.Data.Programmes;

/// <summary>Everything that a programme is made of, to be written at once.</summary>
/// <param name="AttributesOf">Per track slug: attribute slug and weight.</param>
/// <param name="SpreadOf">Per track slug: the attributes of which no level comes twice at a table while another is missing.</param>
public sealed record ProgrammeDesign(
    Programme Programme, IReadOnlyList<Track> Tracks, IReadOnlyList<ProgrammeAttribute> Attributes,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, decimal>> AttributesOf, IReadOnlyList<ReminderRule> ReminderRules,
    ILookup<string, string>? SpreadOf = null);

/// <summary>Programmes with their tracks, attributes, levels and reminder rules.</summary>
public sealed class ProgrammeStore(NpgsqlDataSource database, TimeProvider clock)
{
    private readonly Together<Guid, Programme?> readers = new();
    private readonly Together<string, Programme?> finders = new();
    private readonly Together<Guid, IReadOnlyList<Track>> trackReaders = new();
    private readonly Together<Guid, IReadOnlyList<ProgrammeAttribute>> attributeReaders = new();

    private const string ProgrammeColumns =
        """
        id, slug, name, purpose, minimum_age, time_zone, contact_address, answer_days, cut_off_hours, reserve_share, same_household,
        registration_closes_at
        """;

    public Task<IReadOnlyList<Programme>> ListAsync(CancellationToken stop) =>
        database.ListAsync<Programme>($"select {ProgrammeColumns} from programme order by created_at, slug", null, stop);

    public Task<Programme?> FindAsync(string slug, CancellationToken stop)
    {
        const string sql = $"select {ProgrammeColumns} from programme where slug = @asked";

        return finders.ShareAsync(slug, asked => database.FindAsync<Programme>(sql, new { asked }, CancellationToken.None), stop);
    }

    public Task<Programme?> GetAsync(Guid id, CancellationToken stop)
    {
        const string sql = $"select {ProgrammeColumns} from programme where id = any(@ids)";

        return readers.GetAsync(database, sql, id, one => one.Id, stop);
    }

    public Task<IReadOnlyList<Track>> TracksAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select id, programme_id, slug, name_nl, name_en, position, open, paper_days, role
              from track
             where programme_id = @asked
             order by position
            """;

        return trackReaders.ShareAsync(
            programmeId, asked => database.ListAsync<Track>(sql, new { asked }, CancellationToken.None), stop);
    }

    /// <summary>The attributes that a track asks for, each with its levels, in order.</summary>
    public Task<IReadOnlyList<ProgrammeAttribute>> AttributesAsync(Guid trackId, CancellationToken stop) =>
        attributeReaders.ShareAsync(trackId, ReadAttributesAsync, stop);

    private async Task<IReadOnlyList<ProgrammeAttribute>> ReadAttributesAsync(Guid trackId)
    {
        const string sql =
            """
            select attribute.id, programme_id, slug, name_nl, name_en, question_nl, question_en, hint_nl, hint_en,
                   derivation, special, position, track_attribute.weight, track_attribute.spread
              from attribute
              join track_attribute on track_attribute.attribute_id = attribute.id
             where track_attribute.track_id = @trackId
             order by position;
            select attribute_id, slug, label_nl, label_en, age_from, age_to, position
              from level
             where attribute_id in (select attribute_id from track_attribute where track_id = @trackId)
             order by position;
            """;

        await using var connection = await database.OpenConnectionAsync();
        await using var results = await connection.QueryMultipleAsync(sql, new { trackId });
        var attributes = (await results.ReadAsync<ProgrammeAttribute>()).AsList();
        var levels = (await results.ReadAsync<Level>()).ToLookup(level => level.AttributeId);
        return [.. attributes.Select(attribute => attribute with { Levels = [.. levels[attribute.Id]] })];
    }

    /// <summary>An attribute of a programme with its levels, whichever tracks ask for it; null when there is none.</summary>
    public async Task<ProgrammeAttribute?> FindAttributeAsync(Guid programmeId, string slug, CancellationToken stop)
    {
        const string sql =
            """
            select id, programme_id, slug, name_nl, name_en, question_nl, question_en, hint_nl, hint_en, derivation, special, position
              from attribute
             where programme_id = @programmeId and slug = @slug
            """;
        const string levelSql =
            """
            select attribute_id, slug, label_nl, label_en, age_from, age_to, position from level where attribute_id = @id order by position
            """;

        return await database.FindAsync<ProgrammeAttribute>(sql, new { programmeId, slug }, stop) is { } found
            ? found with { Levels = await database.ListAsync<Level>(levelSql, new { id = found.Id }, stop) }
            : null;
    }

    /// <summary>The rules of a programme that were not removed, in order.</summary>
    public Task<IReadOnlyList<ReminderRule>> ReminderRulesAsync(Guid programmeId, CancellationToken stop)
    {
        const string sql =
            """
            select id, programme_id, slug, name_nl, name_en, trigger, offset_minutes, margin_minutes, active, position,
                   audience, side, local_minutes, urgent, repeat_days, max_times, since
              from reminder_rule
             where programme_id = @programmeId and removed_at is null
             order by position, slug
            """;

        return database.ListAsync<ReminderRule>(sql, new { programmeId }, stop);
    }

    /// <summary>Writes a whole programme, or nothing of it.</summary>
    public Task AddAsync(ProgrammeDesign design, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            await AddProgrammeAsync(connection, design.Programme, stop);
            await AddTracksAsync(connection, design.Tracks, stop);
            await AddAttributesAsync(connection, design.Attributes, stop);
            await AddTrackAttributesAsync(connection, design, stop);
            await AddReminderRulesAsync(connection, design.ReminderRules, stop);
        }, stop);

    private Task AddProgrammeAsync(NpgsqlConnection connection, Programme programme, CancellationToken stop)
    {
        const string sql =
            $"""
            insert into programme ({ProgrammeColumns}, created_at)
            values (@Id, @Slug, @Name, @Purpose, @MinimumAge, @TimeZone, @ContactAddress, @AnswerDays, @CutOffHours, @ReserveShare,
                    @SameHousehold, @RegistrationClosesAt, @Now)
            """;

        var parameters = new DynamicParameters(programme);
        parameters.Add("Now", clock.GetUtcNow());
        return connection.ExecuteAsync(sql, parameters, stop);
    }

    private static Task AddTracksAsync(NpgsqlConnection connection, IReadOnlyList<Track> tracks, CancellationToken stop)
    {
        const string sql =
            """
            insert into track (id, programme_id, slug, name_nl, name_en, position, open, paper_days, role)
            values (@Id, @ProgrammeId, @Slug, @NameNl, @NameEn, @Position, @Open, @PaperDays, @Role)
            """;

        return connection.ExecuteAsync(sql, tracks, stop);
    }

    private static async Task AddAttributesAsync(
        NpgsqlConnection connection, IReadOnlyList<ProgrammeAttribute> attributes, CancellationToken stop)
    {
        const string attributeSql =
            """
            insert into attribute (id, programme_id, slug, name_nl, name_en, question_nl, question_en, hint_nl, hint_en, derivation,
                                   special, position)
            values (@Id, @ProgrammeId, @Slug, @NameNl, @NameEn, @QuestionNl, @QuestionEn, @HintNl, @HintEn, @Derivation, @Special,
                    @Position)
            """;
        const string levelSql =
            """
            insert into level (attribute_id, slug, label_nl, label_en, age_from, age_to, position)
            values (@AttributeId, @Slug, @LabelNl, @LabelEn, @AgeFrom, @AgeTo, @Position)
            """;

        foreach (var attribute in attributes)
        {
            await connection.ExecuteAsync(attributeSql, attribute, stop);
            await connection.ExecuteAsync(levelSql, attribute.Levels, stop);
        }
    }

    private static Task AddTrackAttributesAsync(NpgsqlConnection connection, ProgrammeDesign design, CancellationToken stop)
    {
        const string sql =
            "insert into track_attribute (track_id, attribute_id, weight, spread) values (@TrackId, @AttributeId, @Weight, @Spread)";

        var attributes = design.Attributes.ToDictionary(attribute => attribute.Slug, attribute => attribute.Id);
        var rows = design.Tracks.SelectMany(track => design.AttributesOf[track.Slug]
            .Select(weighted => new
            {
                TrackId = track.Id,
                AttributeId = attributes[weighted.Key],
                Weight = weighted.Value,
                Spread = design.SpreadOf?[track.Slug].Contains(weighted.Key) is true,
            }));
        return connection.ExecuteAsync(sql, rows.ToList(), stop);
    }

    internal static Task AddReminderRulesAsync(NpgsqlConnection connection, IReadOnlyList<ReminderRule> rules, CancellationToken stop)
    {
        const string sql =
            """
            insert into reminder_rule (id, programme_id, slug, name_nl, name_en, trigger, offset_minutes, margin_minutes, active, position,
                                       audience, side, local_minutes, urgent, repeat_days, max_times, since)
            values (@Id, @ProgrammeId, @Slug, @NameNl, @NameEn, @Trigger, @OffsetMinutes, @MarginMinutes, @Active, @Position,
                    @Audience, @Side, @LocalMinutes, @Urgent, @RepeatDays, @MaxTimes, @Since)
            """;

        return connection.ExecuteAsync(sql, rules, stop);
    }
}
