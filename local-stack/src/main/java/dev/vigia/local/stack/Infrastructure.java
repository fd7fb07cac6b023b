package dev.vigia.local.stack;

import dev.vigia.local.broker.Broker;
import dev.vigia.local.broker.BrokerTopics;
import dev.vigia.local.flink.Cluster;
import dev.vigia.local.flink.ClusterPorts;
import dev.vigia.local.flink.FlinkRest;
import dev.vigia.local.home.DataDirectory;
import dev.vigia.local.home.Installation;
import dev.vigia.local.postgres.Postgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What is not ours: PostgreSQL, the broker, the Flink cluster. Each start returns when the part is ready. */
final class Infrastructure {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Installation installation;
    private final DataDirectory data;
    private final Ports ports;
    private final Supervisor supervisor;

    Infrastructure(Installation installation, DataDirectory data, Ports ports, Supervisor supervisor) {
        this.installation = installation;
        this.data = data;
        this.ports = ports;
        this.supervisor = supervisor;
    }

    void startPostgres(Postgres postgres) throws IOException, InterruptedException {
        supervisor.launch(postgres.prepare());
        supervisor.await(Part.POSTGRES.toString(), postgres::isReady, PATIENCE);
    }

    /** Includes the topics. */
    void startBroker() throws IOException, InterruptedException {
        supervisor.launch(
                new Broker(installation, data, ports.of(Port.KAFKA), ports.of(Port.KAFKA_CONTROLLER)).prepare());
        supervisor.await(Part.BROKER.toString(), new BrokerTopics(ports.address(Port.KAFKA))::exist, PATIENCE);
    }

    /** @param jobJars what the jobs to come share, see {@link Cluster} */
    void startFlink(FlinkRest flink, Map<String, String> jobSettings, List<Path> jobJars)
            throws IOException, InterruptedException {
        ClusterPorts clusterPorts = new ClusterPorts(
                ports.of(Port.FLINK),
                ports.of(Port.JOBMANAGER_RPC),
                ports.of(Port.TASKMANAGER_RPC),
                ports.of(Port.JOBMANAGER_METRICS),
                ports.of(Port.TASKMANAGER_METRICS));
        Cluster cluster = new Cluster(installation, data, clusterPorts, jobSettings, jobJars);
        cluster.prepare();
        supervisor.launch(cluster.jobManager());
        supervisor.launch(cluster.taskManager());
        supervisor.await(Part.JOBMANAGER.toString(), flink::isReady, PATIENCE);
    }

    FlinkRest flink() {
        return new FlinkRest(URI.create("http://" + ports.address(Port.FLINK)));
    }
}
