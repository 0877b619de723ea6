// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {AccessGrants} from "../src/AccessGrants.sol";
import {DevelopmentUsd} from "../src/DevelopmentUsd.sol";
import {Payouts} from "../src/Payouts.sol";
import {Authorization} from "../src/interfaces/IAccessGrants.sol";
import {GrantId, PoolId, ReleaseId} from "../src/interfaces/Ids.sol";
import {IPoolRegistry} from "../src/interfaces/IPoolRegistry.sol";
import {Base} from "./Base.t.sol";
import {Consent, TypedData} from "./TypedData.sol";

/// @notice Trees and hashes made by TypeScript (server/chain/testing/make-vectors.ts), checked by the contracts.
contract MerkleVectorsTest is Base {
    string internal json;

    function setUp() public override {
        super.setUp();
        json = vm.readFile("test/vectors/merkle.json");
    }

    /// @dev The vectors name their own contract, chain, pool and token: the real code is put at that address.
    function test_S7_Vectors_TreesMadeByTypeScriptArePaidByThisContract() external {
        uint256 count = vm.parseJsonUint(json, ".treeCount");
        assertGt(count, 0);
        for (uint256 i = 0; i < count; i++) {
            string memory tree = string.concat(".trees[", vm.toString(i), "]");
            _checkTree(tree);
        }
    }

    function _checkTree(string memory tree) private {
        PoolId pool = PoolId.wrap(vm.parseJsonBytes32(json, string.concat(tree, ".poolOnChainId")));
        address at = vm.parseJsonAddress(json, string.concat(tree, ".payouts"));
        address paidIn = vm.parseJsonAddress(json, string.concat(tree, ".token"));
        bytes32 root = vm.parseJsonBytes32(json, string.concat(tree, ".root"));
        vm.chainId(vm.parseJsonUint(json, string.concat(tree, ".chainId")));
        vm.etch(at, address(payouts).code);
        vm.mockCall(address(registry), abi.encodeCall(IPoolRegistry.tokenOf, (pool)), abi.encode(paidIn));
        uint256 leaves = vm.parseJsonUint(json, string.concat(tree, ".leafCount"));
        for (uint256 i = 0; i < leaves; i++) {
            string memory leaf = string.concat(tree, ".leaves[", vm.toString(i), "]");
            bytes32 hash = Payouts(at)
                .leafOf(
                    pool,
                    vm.parseJsonAddress(json, string.concat(leaf, ".account")),
                    vm.parseJsonUint(json, string.concat(leaf, ".cumulativeAmount"))
                );
            assertEq(hash, vm.parseJsonBytes32(json, string.concat(leaf, ".hash")));
            bytes32[] memory proof = vm.parseJsonBytes32Array(json, string.concat(leaf, ".proof"));
            assertTrue(MerkleProof.verify(proof, root, hash));
        }
    }

    function test_S7_Vectors_IdsAndNoncesMadeByTypeScriptAreTheContracts() external {
        address opener = vm.parseJsonAddress(json, ".ids.owner");
        bytes32 salt = vm.parseJsonBytes32(json, ".ids.salt");
        vm.prank(opener);
        PoolId opened = registry.openPool(salt, settings(address(token)));
        assertEq(PoolId.unwrap(opened), vm.parseJsonBytes32(json, ".ids.poolOnChainId"));

        bytes32 manifestRoot = vm.parseJsonBytes32(json, ".ids.manifestRoot");
        vm.prank(opener);
        ReleaseId published = registry.publishRelease(opened, manifestRoot, TERMS, 1, 1, 1 hours);
        assertEq(ReleaseId.unwrap(published), vm.parseJsonBytes32(json, ".ids.releaseOnChainId"));

        address grantsAt = vm.parseJsonAddress(json, ".nonce.grants");
        vm.etch(grantsAt, address(grants).code);
        vm.chainId(vm.parseJsonUint(json, ".nonce.chainId"));
        (bool isRead, bytes memory nonce) = grantsAt.staticcall(
            abi.encodeCall(
                grants.purchaseNonce,
                (
                    published,
                    vm.parseJsonAddress(json, ".nonce.buyer"),
                    vm.parseJsonUint(json, ".nonce.maxPriceAmount"),
                    vm.parseJsonBytes32(json, ".nonce.termsHash"),
                    vm.parseJsonBytes32(json, ".nonce.salt")
                )
            )
        );
        assertTrue(isRead);
        assertEq(abi.decode(nonce, (bytes32)), vm.parseJsonBytes32(json, ".nonce.nonce"));
    }

    function test_S7_Vectors_ConsentsHashedByTypeScriptAreThoseOfTheStandard() external view {
        uint256 count = vm.parseJsonUint(json, ".consentCount");
        assertGt(count, 0);
        for (uint256 i = 0; i < count; i++) {
            string memory at = string.concat(".consents[", vm.toString(i), "]");
            string[] memory purposes =
                new string[](vm.parseJsonUint(json, string.concat(at, ".purposeCount")));
            for (uint256 j = 0; j < purposes.length; j++) {
                purposes[j] = vm.parseJsonString(json, string.concat(at, ".purposes[", vm.toString(j), "]"));
            }
            Consent memory consent = Consent({
                pool: vm.parseJsonBytes32(json, string.concat(at, ".pool")),
                contributionHash: vm.parseJsonBytes32(json, string.concat(at, ".contributionHash")),
                purposes: purposes,
                expiry: uint64(vm.parseJsonUint(json, string.concat(at, ".expiry"))),
                nonce: vm.parseJsonBytes32(json, string.concat(at, ".nonce"))
            });
            assertEq(
                TypedData.consentHash(
                    vm.parseJsonUint(json, string.concat(at, ".chainId")),
                    vm.parseJsonAddress(json, string.concat(at, ".registry")),
                    consent
                ),
                vm.parseJsonBytes32(json, string.concat(at, ".hash"))
            );
        }
    }

    /// @dev The whole purchase: token and grants stand where TypeScript signed for them.
    function test_S7_Vectors_APurchaseSignedByTypeScriptBuys() external {
        AccessGrants grantsAt = AccessGrants(vm.parseJsonAddress(json, ".nonce.grants"));
        DevelopmentUsd tokenAt = DevelopmentUsd(vm.parseJsonAddress(json, ".purchase.token"));
        vm.etch(address(grantsAt), address(grants).code);
        vm.etch(address(tokenAt), address(token).code);
        address payer = vm.parseJsonAddress(json, ".purchase.payer");
        uint96 price = uint96(vm.parseJsonUint(json, ".purchase.priceAmount"));
        tokenAt.mint(payer, price);
        bytes32 terms = vm.parseJsonBytes32(json, ".purchase.termsHash");
        vm.startPrank(vm.parseJsonAddress(json, ".ids.owner"));
        PoolId opened = registry.openPool(vm.parseJsonBytes32(json, ".ids.salt"), settings(address(tokenAt)));
        bytes32 manifestRoot = vm.parseJsonBytes32(json, ".ids.manifestRoot");
        ReleaseId sold = registry.publishRelease(opened, manifestRoot, terms, price, 1, 1 hours);
        vm.stopPrank();

        Authorization memory signed = Authorization({
            payer: payer,
            validAfter: vm.parseJsonUint(json, ".purchase.validAfter"),
            validBefore: vm.parseJsonUint(json, ".purchase.validBefore"),
            salt: vm.parseJsonBytes32(json, ".purchase.salt"),
            v: uint8(vm.parseJsonUint(json, ".purchase.signature.v")),
            r: vm.parseJsonBytes32(json, ".purchase.signature.r"),
            s: vm.parseJsonBytes32(json, ".purchase.signature.s")
        });
        bytes32 hash = vm.parseJsonBytes32(json, ".purchase.hash");
        assertEq(ecrecover(hash, signed.v, signed.r, signed.s), payer);
        uint256 maxPrice = vm.parseJsonUint(json, ".purchase.maxPriceAmount");
        address for_ = vm.parseJsonAddress(json, ".purchase.buyer");
        vm.prank(relayer);
        GrantId grantId = grantsAt.purchaseWithAuthorization(sold, for_, maxPrice, terms, signed);
        assertEq(grantsAt.grant(grantId).buyer, for_);
        assertEq(tokenAt.balanceOf(address(grantsAt)), price);
    }
}
