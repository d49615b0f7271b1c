using System.Net;
using System.Reflection;
using System.Text;
using Microsoft.AspNetCore.RateLimiting;
using Npgsql;
using Recruit.Data;
using Recruit.Data.Postgres;
using Recruit.Data.Privacy;
using Recruit.Scheduler;
using Recruit.Scheduler.Site;
using Recruit.Web.Asking;
using Recruit.Web.Changes;
using Recruit.Web.Dialogues;
using Recruit.Web.Draws;
using Recruit.Web.Evaluation;
using Recruit.Web.Health;
using Recruit.Web.Home;
using Recruit.Web.Interim;
using Recruit.Web.Invitations;
using Recruit.Web.Language;
using Recruit.Web.Layout;
using Recruit.Web.Letters;
using Recruit.Web.Materials;
using Recruit.Web.Messages;
using Recruit.Web.Neighbours;
using Recruit.Web.Offers;
using Recruit.Web.Papers;
using Recruit.Web.Registrations;
using Recruit.Web.Registrations.Questions;
using Recruit.Web.Representativeness;
using Recruit.Web.Results.Reports;
using Recruit.Web.Rosters;
using Recruit.Web.Rounds;
using Recruit.Web.Security;
using Recruit.Web.Staff;
using Recruit.Web.Targets;

namespace Recruit.Web.Site;

/// <summary>What the site needs to know before it can be built.</summary>
/// <param name="Clock">Null for the database's own, on which all machines agree.</param>
/// <param name="Listen">Where it listens, such as <c>http://127.0.0.1:5080</c>; port 0 takes any free one.</param>
/// <param name="Demo">Whether pages say that the people are made up and offer the roles.</param>
public sealed record SiteSettings(
    string ConnectionString, MasterKey MasterKey, SiteOptions Options, TimeProvider? Clock, string Listen, bool Demo)
{
    /// <summary>Other machines that are believed when they say for whom they pass a request on.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];
}

/// <summary>The web application: its parts, and the order in which a request meets them.</summary>
public static class RecruitSite
{
    /// <param name="change">Services that stand in the place of ours.</param>
    public static WebApplication Build(SiteSettings settings, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(RecruitSite).Assembly.GetName().Name,
        });
        builder.WebHost.UseUrls(settings.Listen).ConfigureKestrel(server =>
        {
            server.AddServerHeader = false;
            // Who goes back to where he came from may have come from an address with letters outside ASCII.
            server.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
        });
        builder.WebHost.UseStaticWebAssets();
        QuietLogs(builder.Logging);
        AddServices(builder.Services, settings);
        change?.Invoke(builder.Services);
        var site = builder.Build();
        site.Services.GetRequiredService<TelemetryExport>().Start();
        MapRequests(site);
        return site;
    }

    private static void AddServices(IServiceCollection services, SiteSettings settings)
    {
        services.AddSingleton(floor =>
            settings.Clock ?? new DatabaseClock(floor.GetRequiredService<NpgsqlDataSource>(), TimeProvider.System));
        services.AddSingleton(settings.MasterKey);
        services.AddSingleton(new DemoNotice(settings.Demo));
        services.AddRecruitData(settings.ConnectionString);
        services.AddRecruitScheduler(settings.Options);
        services.AddSiteSecurity().AddForwarding(settings.Proxies);
        services.Configure<RateLimiterOptions>(options => options.AddPolicy<string, SignUpLimit>(SignUpLimit.Name));
        services.AddSingleton<StaffSession>().AddSingleton<StaffForm>();
        services.AddSingleton<MessageWords>().AddSingleton<LetterExamples>().AddSingleton<CodeWords>();
        services.AddSingleton<StratumWords>().AddSingleton<ListUpload>();
        services.AddSingleton<LetterWords>().AddSingleton<LetterDesk>();
        services.AddSingleton<RuleWords>().AddSingleton<StageWords>().AddSingleton<FindingWords>();
        services.AddSingleton<AnswersCookie>()
            .AddSingleton<Questionnaire>()
            .AddSingleton<SignUpCases>()
            .AddSingleton<OwnRegistrations>()
            .AddSingleton<HeldSeats>();
        services.AddSingleton<OfferSettings>().AddSingleton<OfferWords>().AddSingleton<DialoguePeople>();
        services.AddSingleton<PlanPreviews>();
        services.AddSingleton<RoundTargets>().AddSingleton<RoundChanges>().AddSingleton<DrawViews>().AddSingleton<OwnChances>();
        services.AddSingleton<PeopleOfPlace>().AddSingleton<StaffNames>().AddSingleton<NamedPeople>();
        services.AddSingleton<ReportForm>().AddSingleton<ReviewDesk>();
        services.AddSingleton<RosterDesk>().AddSingleton(typeof(LastLook<>)).AddSingleton<RulesAhead>();
        services.AddSingleton<PaperWords>().AddSingleton<PackDesk>().AddSingleton<EvaluationReader>();
        services.AddSingleton<MaterialWords>().AddSingleton<MaterialDesk>();
        services.AddSiteHealth();
        services.AddLocalization();
        services.AddRazorPages(options => options.RootDirectory = "/").AddViewLocalization()
            .AddMvcOptions(options =>
            {
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                options.Filters.Add(new HandledMethodsOnly());
                options.AddressesFirst();
            });
    }

    private static void MapRequests(WebApplication site)
    {
        site.UseForwarding();
        site.UseExceptionHandler(
            new ExceptionHandlerOptions { ExceptionHandlingPath = "/fout", StatusCodeSelector = SoundRequests.StatusOf });
        site.UseStatusCodePagesWithReExecute("/fout");
        site.UseSecurityHeaders();
        site.UseStaticFiles();
        site.UseRouting();
        site.UseRouteTraces();
        site.UseSiteLanguage();
        site.UseAuthentication();
        site.UseAuthorization();
        site.UseRateLimiter();
        site.UseSoundRequests();
        site.UseDueWork();
        site.MapRazorPages();
        site.MapLanguageSwitch();
        site.MapBounces();
        site.MapHealth();
        site.MapJobsDashboard();
    }

    // Paths carry the links that people hold, so what the framework says of each request stays out of the log.
    private static void QuietLogs(ILoggingBuilder logging) => logging
        .AddFilter("Microsoft.AspNetCore", LogLevel.Warning)
        .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
        .AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error)
        .AddFilter("Microsoft.Hosting", LogLevel.Warning)
        .AddFilter("System", LogLevel.Warning);

    /// <summary>Version of this program, as built.</summary>
    public static string Version =>
        typeof(RecruitSite).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
