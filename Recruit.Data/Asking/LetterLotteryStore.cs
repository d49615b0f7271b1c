using System.Security.Cryptography;
using Npgsql;
using Recruit.Data.Audit;
using Recruit.Data.Messages;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;

namespace Recruit.Data.Asking;

/// <summary>The lotteries of letters: sealed, drawn, and erased when they end.</summary>
public sealed class LetterLotteryStore(
    NpgsqlDataSource database, Vault vault, MessageStore messages, MasterKey master, AuditStore audit, TimeProvider clock)
{
    /// <summary>The rule of the letter by which somebody is asked to sign up.</summary>
    public const string LetterRule = "asked_by_letter";

    private const string CodeLetters = "23456789abcdefghjkmnpqrstuvwxyz";
    private const int CodeLength = 10;

    private const string Columns =
        """
        id, programme_id, code, by_province, raised, addresses, letters, list_hash, seal, sealed_at, ends_at, number, drawn_at, erased_at
        """;

    /// <summary>
    /// The secret of a lottery in hexadecimals: nobody without the master key can foretell it, and it is told after the draw.
    /// </summary>
    public string SeedOf(Guid lottery) => Convert.ToHexStringLower(master.For($"letter-lottery/{lottery:N}"));

    /// <summary>Publishes the seal; nothing of any address is kept.</summary>
    /// <returns>False when that was done before.</returns>
    public Task<bool> SealAsync(LotteryToSeal lottery, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                insert into letter_lottery (id, programme_id, code, by_province, raised, addresses, letters, list_hash, seal, sealed_at,
                                            sealed_by, ends_at)
                values (@Id, @ProgrammeId, @code, @ByProvince, @Raised, @addresses, @letters, @ListHash, @Seal, @now, @actor, @EndsAt)
                on conflict do nothing
                """;
            const string stratumSql =
                """
                insert into letter_stratum (lottery_id, number, region, neighbourhood, addresses, letters)
                values (@Id, @Number, @Region, @Neighbourhood, @Addresses, @Letters)
                """;

            var values = new
            {
                lottery.Id,
                lottery.ProgrammeId,
                code = RandomNumberGenerator.GetString(CodeLetters, CodeLength),
                lottery.ByProvince,
                lottery.Raised,
                addresses = lottery.Strata.Sum(stratum => stratum.Addresses),
                letters = lottery.Strata.Sum(stratum => stratum.Letters),
                lottery.ListHash,
                lottery.Seal,
                now = clock.GetUtcNow(),
                actor,
                lottery.EndsAt,
            };
            if (await connection.ExecuteAsync(sql, values, stop) == 0)
                return false;
            await connection.ExecuteAsync(stratumSql, lottery.Strata.Select(stratum => new
            {
                lottery.Id,
                stratum.Number,
                stratum.Region,
                stratum.Neighbourhood,
                stratum.Addresses,
                stratum.Letters,
            }), stop);
            await audit.WriteAsync(connection, actor, "seal_letters", $"letter_lottery {lottery.Id}", lottery.Seal, stop);
            return true;
        }, stop);

    /// <summary>Writes down the draw once: each drawn address goes into the vault, and its letter waits to be printed.</summary>
    /// <param name="drawn">The stratum of each, and to whom the letter goes.</param>
    /// <returns>False when it was drawn before.</returns>
    public Task<bool> DrawAsync(
        LetterLottery lottery, int number, IReadOnlyList<(int Stratum, Contact Contact)> drawn, string actor, CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql = "update letter_lottery set number = @number, drawn_at = @now where id = @Id and number is null";
            const string letterSql =
                "insert into asked_letter (id, lottery_id, stratum, person_id) values (@id, @lotteryId, @stratum, @personId)";

            var now = clock.GetUtcNow();
            if (await connection.ExecuteAsync(sql, new { lottery.Id, number, now }, stop) == 0)
                return false;
            foreach (var (stratum, contact) in drawn)
            {
                var (id, personId) = (Guid.CreateVersion7(now), Guid.CreateVersion7(now));
                await vault.AddAsync(connection, personId, contact, stop);
                await connection.ExecuteAsync(letterSql, new { id, lotteryId = lottery.Id, stratum, personId }, stop);
                await messages.QueueAsync(connection,
                    new NewMessage(personId, LetterRule, id.ToString("N"), id, now) { ProgrammeId = lottery.ProgrammeId }, stop);
            }
            await audit.WriteAsync(connection, actor, "draw_letters", $"letter_lottery {lottery.Id}", $"{drawn.Count} letters", stop);
            return true;
        }, stop);

    public Task<LetterLottery?> GetAsync(Guid id, CancellationToken stop) =>
        database.FindAsync<LetterLottery>($"select {Columns} from letter_lottery where id = @id", new { id }, stop);

    /// <summary>The lottery that a public code names.</summary>
    public Task<LetterLottery?> FindAsync(string code, CancellationToken stop) =>
        database.FindAsync<LetterLottery>($"select {Columns} from letter_lottery where code = @code", new { code }, stop);

    /// <summary>The lottery that a letter is of.</summary>
    public Task<LetterLottery?> OfLetterAsync(Guid letter, CancellationToken stop) =>
        database.FindAsync<LetterLottery>(
            $"select {Columns} from letter_lottery where id = (select lottery_id from asked_letter where id = @letter)", new { letter },
            stop);

    /// <summary>The lotteries of a programme, the newest first.</summary>
    public Task<IReadOnlyList<LetterLottery>> ListAsync(Guid programmeId, CancellationToken stop) =>
        database.ListAsync<LetterLottery>(
            $"select {Columns} from letter_lottery where programme_id = @programmeId order by sealed_at desc, id desc", new { programmeId },
            stop);

    public Task<IReadOnlyList<LetterStratum>> StrataAsync(Guid id, CancellationToken stop)
    {
        const string sql =
            """
            select number, region, neighbourhood, addresses, letters from letter_stratum where lottery_id = @id order by number
            """;

        return database.ListAsync<LetterStratum>(sql, new { id }, stop);
    }

    /// <summary>What came of the letters, by stratum.</summary>
    public Task<IReadOnlyList<StratumResponse>> ResponseAsync(Guid id, CancellationToken stop)
    {
        const string sql =
            """
            select stratum.number, stratum.region, stratum.neighbourhood, stratum.addresses, stratum.letters,
                   count(distinct registration.id)::int as signed_up, avg(mine.chance) as later_chance
              from letter_stratum stratum
              left join asked_letter letter on letter.lottery_id = stratum.lottery_id and letter.stratum = stratum.number
              left join arrival on arrival.letter_id = letter.id
              left join registration on registration.id = arrival.registration_id and registration.confirmed_at is not null
              left join matching_round_registration mine
                on mine.registration_id = coalesce(registration.merged_into, registration.id) and mine.pool_number is not null
             where stratum.lottery_id = @id
             group by stratum.lottery_id, stratum.number
             order by stratum.number
            """;

        return database.ListAsync<StratumResponse>(sql, new { id }, stop);
    }

    /// <summary>The chance that the address of a letter had to get it.</summary>
    public Task<double> ChanceAsync(Guid letter, CancellationToken stop)
    {
        const string sql =
            """
            select stratum.letters::double precision / stratum.addresses
              from asked_letter letter
              join letter_stratum stratum on stratum.lottery_id = letter.lottery_id and stratum.number = letter.stratum
             where letter.id = @letter
            """;

        return database.ScalarAsync<double>(sql, new { letter }, stop);
    }

    /// <summary>The chance of a letter that the address of somebody had; null when he or she came by another way.</summary>
    public Task<double?> ChanceOfLetterAsync(Guid registrationId, CancellationToken stop)
    {
        const string sql =
            """
            select max(stratum.letters::double precision / stratum.addresses)
              from arrival
              join registration on registration.id = arrival.registration_id
              join asked_letter letter on letter.id = arrival.letter_id
              join letter_stratum stratum on stratum.lottery_id = letter.lottery_id and stratum.number = letter.stratum
             where coalesce(registration.merged_into, registration.id) = @registrationId
            """;

        return database.ScalarAsync<double?>(sql, new { registrationId }, stop);
    }

    /// <summary>Erases the addresses of the lotteries that ended; who signed up stands apart and stays.</summary>
    /// <returns>How many addresses were erased.</returns>
    public Task<int> EraseEndedAsync(CancellationToken stop) =>
        database.InTransactionAsync(async connection =>
        {
            const string sql =
                """
                update letter_lottery set erased_at = @now where drawn_at is not null and ends_at <= @now and erased_at is null returning id
                """;
            const string keysSql =
                """
                delete from vault.person_key where person_id in (select person_id from asked_letter where lottery_id = any(@ended))
                """;

            var ended = (await connection.ListAsync<Guid>(sql, new { now = clock.GetUtcNow() }, stop)).ToArray();
            return await connection.ExecuteAsync(keysSql, new { ended }, stop);
        }, stop);
}
