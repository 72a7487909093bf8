package nl.watals.desk;

import java.time.Clock;
import java.time.ZoneId;
import nl.watals.bake.PagePreview;
import nl.watals.inbox.Inbox;
import nl.watals.inbox.Moderation;
import nl.watals.web.Assets;
import nl.watals.web.Pages;
import nl.watals.web.Sessions;
import nl.watals.web.WebOptions;

/** What the pages of the desk work with. */
record Parts(
        Inbox inbox,
        Moderation moderation,
        DeskUsers users,
        Sessions sessions,
        DeskSite site,
        SimilarIndex similar,
        Protocol protocol,
        PagePreview preview,
        Pages pages,
        Assets assets,
        WebOptions options,
        ZoneId zone,
        Clock clock) {}
